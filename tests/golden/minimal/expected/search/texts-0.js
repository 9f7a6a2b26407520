casebookSearch("texts",0,[["../cases/library/index.html","A library answers questions","Cases","The library answered about 1,204 inquiries in a year. The library answered about 1,204 enquiries. enquiries answered"],
["../sources/index.html","","Pages","Annual report of the library"],
["../corrections/index.html","","Pages","Errors in published figures are corrected as soon as they are known. The old value, the new one and the reason stand beside the figure and in this list; nothing is changed silently."]]);
