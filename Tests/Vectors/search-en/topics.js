signpostSearch.add("topics",2,"1f8346a6",[["Cost","&"],["Hardship","#$"],["Terms","$"]]);
