signpostSearch.add("topics",2,"f388b945",[["Cost","&"],["Hardship","#$"],["Terms","$"]]);
