casebookSearch("cases",0,[[0,0,1]]);
