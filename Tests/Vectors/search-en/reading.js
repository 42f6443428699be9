signpostSearch.add("reading",2,"9c720454",{"folds":"寬宽結结証证證证","syllables":"","alphabet":" etanosrlih\u0001cyp.fm\u0002d0\u0003uw,2g-ILv%14AEO'35678:;CFHKNPSTWXbkx宽明期清结证限"});
