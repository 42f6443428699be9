signpostSearch.add("topics",2,"7018dd16",[["Cost","&"],["Hardship","#$"],["Terms","$"]]);
