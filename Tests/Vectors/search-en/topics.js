signpostSearch.add("topics",2,"9c720454",[["Cost","&"],["Hardship","#$"],["Terms","$"]]);
