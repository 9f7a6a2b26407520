casebookSearch("texts",0,[["../cases/harbour/index.html","港口服务站的首席知识产权官","案例","服务站已培养首席知识产权官285名。 服务站已培养首席知识产权官285名，服务参加者5,000余名，企业覆盖率45.70%。见会议报告和讲座统计。 同一讲座可能举办多次。 首席知识产权官 顾问 参加者 满意度 企业覆盖率 港口服务站 港口"],
["../statistics/talks/index.html","讲座场次","统计","服务站各年讲座场次。 每场讲座计一次。 讲座"],
["../organizations/harbour-office/index.html","港口服务站","机构",""],
["../indicators/officers/index.html","首席知识产权官","指标",""],
["../indicators/talks/index.html","讲座","指标",""],
["../about/index.html","关于","页面","关于港口。"]]);
