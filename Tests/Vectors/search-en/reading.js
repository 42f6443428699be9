signpostSearch.add("reading",2,"1f8346a6",{"folds":"寬宽結结証证證证","syllables":"","alphabet":" etanoslirh\u0001cy.mfpd\u00020\u0003uw,2g-ILv%14AEO'35678:;CFHKNPSTWXbkx宽明期清结证限"});
