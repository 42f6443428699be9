signpostSearch.add("reading",2,"7018dd16",{"folds":"寬宽結结証证證证","syllables":"","alphabet":" etanoslrih\u0001ycpm.f0d\u0002214w\u0003-35678u,9gILv%AEOx':;CFHKNPSTWXbk宽明期清结证限"});
