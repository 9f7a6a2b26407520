casebookSearch("texts",0,[["../cases/harbour/index.html","The harbour office & its <officers>","Cases","The office has trained 285 officers. The office has trained 285 officers and reached over 5,000 participants. It serves 45.70% of the enterprises. See Report of the meeting and the talks. A talk may be held more than once. officers advisers participants share of participants who were satisfied share of enterprises served Officers outnumber advisers Harbour Office Harbour"],
["../statistics/talks/index.html","Talks held","Statistics","Talks of the office by year. Every talk counts once. talks held More talks each year"],
["../organizations/harbour-office/index.html","Harbour Office","Organisations",""],
["../indicators/officers/index.html","Officers","Indicators",""],
["../indicators/talks/index.html","Talks held","Indicators",""],
["../about/index.html","About","Pages","About the harbour."],
["../sources/index.html","","Pages","Report of the meeting Year book"],
["../corrections/index.html","","Pages","Errors in published figures are corrected as soon as they are known. The old value, the new one and the reason stand beside the figure and in this list; nothing is changed silently."]]);
