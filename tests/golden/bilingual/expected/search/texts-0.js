casebookSearch("texts",0,[["../cases/harbour/index.html","港口服务站的首席知识产权官","案例","服务站已培养首席知识产权官285名。 服务站已培养首席知识产权官285名，服务参加者5,000余名，企业覆盖率45.70%。见会议报告和讲座统计。 同一讲座可能举办多次。 首席知识产权官 顾问 参加者 满意度 企业覆盖率 首席知识产权官多于顾问 港口服务站 港口"],
["../statistics/talks/index.html","讲座场次","统计","服务站各年讲座场次。 每场讲座计一次。 讲座 讲座逐年增加"],
["../organizations/harbour-office/index.html","港口服务站","机构",""],
["../indicators/officers/index.html","首席知识产权官","指标",""],
["../indicators/talks/index.html","讲座","指标",""],
["../about/index.html","关于","页面","关于港口。"],
["../sources/index.html","","页面","会议报告 年鉴"],
["../corrections/index.html","","页面","已发布数字如有差错，一经发现即予更正。更正前后的数值及原因列于该数字旁及本页，所有改动均予说明。"]]);
