// The 3,755 most used 汉字 (level 1 of GB/T 2312-1980) by syllable, as `pinyinReadings` gives them: what a typist may pick by mistake.
// Written out so that a build need not transform them; a test compares the list with the transform.

/// Syllables in ascending order, each with its characters in ascending order.
package let commonCharactersBySyllable: [(syllable: String, characters: Substring)] = commonCharacters.utf8.split {
    $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n")
}
.map { group in
    let syllable = group.prefix { $0 < 0x80 }
    return (String(Substring(syllable)), Substring(group[syllable.endIndex...]))
}

private let commonCharacters =
    """
        a啊阿 ai哀哎唉埃挨爱癌皑矮碍艾蔼隘 an俺安岸按暗案氨胺鞍 ang昂盎肮 ao傲凹奥懊敖澳熬翱袄 ba八叭吧坝巴扒把拔捌爸疤笆罢耙芭跋霸靶 bai佰拜摆柏白百稗败
        ban伴办半扮扳拌搬斑板版班瓣绊般颁 bang傍帮梆棒榜磅绑膀蚌谤邦镑 bao保包堡宝报抱暴爆胞苞薄褒豹雹饱鲍 bei倍北卑备悲惫杯焙狈碑背被贝辈钡 ben奔本笨苯 beng崩泵甭绷蹦迸
        bi壁币庇弊彼必敝比毕毖毙痹碧笔臂蓖蔽逼避鄙闭陛鼻 bian便卞变扁编贬辨辩辫边遍鞭 biao彪标膘表 bie别憋瘪鳖 bin宾彬摈斌滨濒 bing丙兵冰并柄炳病秉饼
        bo伯剥勃博卜帛拨搏播波渤玻箔脖膊舶菠薄钵铂驳 bu不哺埔埠布怖捕步簿补部 ca擦 cai彩才材猜睬菜蔡裁财踩采 can参惨惭残灿蚕餐 cang仓沧舱苍藏 cao操曹槽糙草 ce侧册厕测策
        ceng层曾蹭 cha叉察岔差插搽查碴茬茶诧 chai差拆柴豺 chan产掺搀缠蝉谗铲阐颤馋 chang倡偿厂唱场尝常敞昌猖畅肠长 chao吵嘲巢抄朝潮炒超钞 che彻扯掣撤澈车
        chen尘忱晨沉臣衬趁辰郴陈 cheng乘呈城惩成承撑橙澄盛秤称程诚逞骋 chi侈吃尺弛持斥池炽痴翅耻赤迟驰齿 chong充冲宠崇虫重 chou丑仇愁抽畴瞅稠筹绸臭踌酬
        chu储出初厨处搐楚橱滁畜矗础触躇锄除雏 chuai揣 chuan串传喘川椽穿船 chuang创幢床疮窗闯 chui吹垂捶炊锤 chun唇春椿淳纯蠢醇 chuo戳绰 ci伺刺差慈次此瓷疵磁茨词赐辞雌
        cong丛从匆囱聪葱 cou凑 cu促簇粗醋 cuan窜篡蹿 cui催崔摧淬瘁粹翠脆 cun存寸村 cuo挫措搓撮磋错 da大打搭瘩答达 dai代傣呆带待怠戴歹殆袋贷逮
        dan丹但单弹惮担掸旦氮淡耽胆蛋诞郸 dang党当挡档荡 dao倒刀到导岛悼捣盗祷稻蹈道 de地得德的 dei得 deng凳灯登瞪等蹬邓 di低地堤嫡帝底弟抵提敌涤滴狄的笛第缔翟蒂迪递
        dian佃典垫奠店惦掂殿淀滇点电甸碘靛颠 diao凋刁叼吊掉碉调钓雕 die叠爹碟蝶谍跌迭 ding丁叮定盯订钉锭顶鼎 diu丢 dong东侗冬冻动恫懂栋洞董 dou兜抖斗痘豆逗都陡
        du堵妒度杜毒渡犊独督睹肚读赌都镀 duan断段短端缎锻 dui兑堆对队 dun吨囤墩敦盾蹲遁钝顿 duo剁哆垛堕多夺惰掇朵舵跺躲 e俄厄娥峨恶扼蛾讹遏鄂额饿鹅 en恩 er二儿尔洱而耳贰饵
        fa乏伐发法珐筏罚阀 fan凡反帆樊泛烦犯番矾繁翻范藩贩返钒饭 fang仿坊妨房放方纺肪芳访防 fei匪吠啡废沸肥肺菲诽费非飞 fen份分吩坟奋忿愤氛汾焚粉粪纷芬酚
        feng丰冯凤奉封峰枫烽疯缝蜂讽逢锋风 fou否 fu付伏佛俘俯傅副咐复夫妇孵富幅府弗扶抚拂敷斧服氟浮涪父甫福符缚肤腐腑腹袱覆讣负赋赴辅辐釜阜附 ga嘎噶 gai改概溉盖该钙
        gan干感敢杆柑甘秆竿肝赣赶 gang冈刚岗杠港纲缸肛钢 gao告搞皋稿篙糕羔膏镐高 ge个割各咯哥戈搁格歌疙胳葛铬阁隔革鸽 gei给 gen根跟 geng埂庚更梗羹耕耿
        gong供公共功宫工巩弓恭拱攻汞贡躬龚 gou勾垢够构沟狗苟购钩 gu估古咕固姑孤故沽箍股菇蛊谷贾辜雇顾骨鼓 gua刮剐寡挂瓜褂 guai乖怪拐 guan关冠官惯棺灌管罐观贯馆 guang光广逛
        gui刽圭归柜桂瑰癸硅规诡贵跪轨闺鬼龟 gun棍滚辊 guo国果裹过郭锅 ha哈蛤 hai亥咳孩害氦海还骇骸 han函含喊寒悍憨憾捍撼旱汉汗涵焊罕翰邯酣韩 hang夯杭航行 hao号嚎壕好毫浩耗豪貉郝
        he何合呵和喝核河涸盒禾荷菏褐贺赫阂鹤 hei嘿黑 hen很恨狠痕 heng亨哼恒横衡 hong哄宏弘洪烘红虹轰鸿 hou侯候厚后吼喉猴 hu乎互呼唬壶弧忽户护沪湖狐瑚糊胡葫虎蝴
        hua划化华哗滑猾画花话 huai坏徊怀槐淮 huan唤宦幻患换桓欢涣焕环痪缓豢还 huang凰幌恍惶慌晃煌皇磺簧荒蝗谎黄 hui会卉回徽恢悔惠慧挥晦毁汇灰烩秽绘蛔讳诲贿辉 hun婚昏浑混荤魂
        huo伙惑或活火祸获豁货霍 ji伎冀几击剂即及吉圾基妓姬嫉季寂寄己忌急悸技挤既机极棘汲济激畸疾祭积稽箕籍级纪给继绩缉肌脊蓟藉计讥记辑迹际集饥鸡 jia价佳假加嘉夹嫁家架枷甲稼茄荚贾钾颊驾
        jian件俭健兼减剑剪坚奸尖建拣捡柬检歼涧渐溅煎监硷碱笺简箭缄肩舰艰茧荐见贱践鉴键间饯 jiang僵匠奖姜将桨江浆疆蒋讲酱降 jiao交侥剿叫娇搅教椒浇焦狡矫礁窖绞缴胶脚蕉觉角轿较郊酵铰饺骄
        jie介借劫姐届戒截捷接揭杰桔洁界疥皆睫秸竭结节芥街解诫阶 jin仅今劲尽巾斤晋津浸烬禁筋紧襟谨近进金锦靳 jing井京兢净境径惊敬景晶痉睛竞竟粳精经茎荆警镜靖静颈鲸 jiong炯窘
        jiu久九厩咎就揪救旧灸玖疚究纠臼舅酒韭 ju举俱具剧句咀局居巨惧拒拘据沮炬狙疽矩聚菊距踞车锯鞠驹 juan倦卷娟捐眷绢鹃 jue倔决嚼抉掘撅攫爵绝觉诀 jun俊军君均峻浚竣菌郡钧骏 ka卡咖喀
        kai凯开慨揩楷 kan刊勘坎堪槛看砍 kang亢康慷扛抗炕糠 kao拷烤考靠 ke克刻可坷壳客柯棵渴磕科苛课颗 ken啃垦恳肯 keng吭坑 kong孔恐控空 kou口寇扣抠 ku哭库枯窟苦裤酷
        kua垮夸挎胯跨 kuai会侩块快筷 kuan宽款 kuang况匡旷框狂眶矿筐 kui亏傀奎岿愧溃盔窥葵馈魁 kun困坤捆昆 kuo廓扩括阔 la啦喇垃拉腊蜡辣 lai来莱赖
        lan兰婪懒拦揽栏滥澜烂篮缆蓝览谰阑 lang廊朗榔浪狼琅郎 lao佬劳姥捞涝烙牢老酪 le乐了 lei儡勒垒擂泪磊类累肋蕾镭雷 leng冷棱楞
        li丽例俐傈利力励历厉厘吏哩李栗梨沥漓犁狸理璃痢砾礼离立篱粒荔莉里隶鲤黎 lia俩 lian帘廉怜恋敛涟炼练联脸莲连链镰 liang两亮凉晾梁粮粱良谅辆量 liao了僚寥廖撂撩料潦燎疗聊辽镣
        lie列劣烈猎裂 lin临凛吝拎林淋琳磷赁邻霖鳞 ling令伶凌另岭灵玲羚菱铃陵零领龄 liu六刘柳榴流溜琉留瘤硫馏 long咙垄拢窿笼聋陇隆龙 lou娄搂楼漏篓陋
        lu卢卤庐录戮掳潞炉碌禄芦虏赂路陆露颅鲁鹿麓 luan乱卵孪峦挛滦 lun仑伦抡沦纶论轮 luo洛箩络罗萝落螺裸逻锣骆骡 lv侣吕屡履律旅氯滤率绿缕虑铝驴 lve掠略 ma吗嘛妈玛码蚂马骂麻
        mai买卖埋脉迈麦 man慢曼满漫瞒蔓蛮谩馒 mang忙氓盲芒茫莽 mao冒卯帽毛猫矛茂茅貌贸铆锚 me么 mei妹媒媚寐昧枚梅每没煤玫眉美酶镁霉 men们门闷 meng孟梦檬猛盟萌蒙锰
        mi密幂弥泌眯秘米糜蜜觅谜迷醚靡 mian免冕勉娩棉眠绵缅面 miao妙庙描渺瞄秒苗藐 mie灭蔑 min悯抿敏民皿闽 ming名命明螟铭鸣 miu谬 mo墨寞抹摩摸摹末模没沫漠磨膜莫蘑陌魔默
        mou某牟谋 mu亩募墓姆幕慕拇暮木母牡牧目睦穆 na呐哪娜拿纳那钠 nai乃奈奶氖耐 nan南男难 nang囊 nao恼挠淖脑闹 ne呢 nei内那馁 nen嫩 neng能
        ni你倪匿妮尼拟泥溺腻逆霓 nian年念拈捻撵碾蔫 niang娘酿 niao尿鸟 nie啮孽捏涅聂镊镍 nin您 ning凝宁拧柠泞狞 niu扭牛纽钮 nong农弄浓脓 nu努奴怒 nuan暖
        nuo懦挪糯诺 nv女 nve疟虐 o哦 ou偶区呕欧殴沤藕鸥 pa啪帕怕爬琶趴 pai徘拍排派湃牌 pan判叛攀潘畔盘盼磐 pang乓庞旁耪胖 pao刨咆抛泡炮袍跑 pei佩呸培沛胚裴赔配陪
        pen喷盆 peng彭抨捧朋棚澎烹砰硼碰篷膨蓬鹏 pi僻劈匹啤坯屁批披毗琵疲痞皮砒脾譬辟霹 pian便偏片篇骗 piao漂瓢票飘 pie撇瞥 pin品拼聘贫频 ping乒凭坪屏平瓶苹萍评
        po坡婆泊泼破粕迫颇魄 pou剖 pu仆圃扑普曝朴浦瀑脯莆菩葡蒲谱铺 qi七乞企其凄启器奇契妻岂崎弃戚旗期柒栖棋欺歧气汽沏泣漆畦砌祁祈脐讫起迄骑齐 qia恰掐洽
        qian乾仟前千堑嵌扦欠歉浅潜牵签谦谴迁遣钎钱钳铅黔 qiang呛墙强抢枪羌腔蔷 qiao乔侨俏峭巧悄撬敲桥橇瞧窍翘锹鞘 qie且切怯窃 qin亲侵勤寝擒沁琴禽秦芹钦
        qing倾卿庆情擎晴氢氰清请轻青顷 qiong琼穷 qiu丘囚求泅球秋邱酋 qu区去取娶屈曲渠蛆趋趣躯驱龋 quan全券劝圈拳权泉犬痊醛颧 que却榷炔瘸确缺雀鹊 qun群裙 ran冉染然燃
        rang嚷壤攘瓤让 rao扰绕饶 re惹热 ren人仁任刃壬妊忍纫认韧 reng仍扔 ri日 rong冗容戎溶熔绒茸荣蓉融 rou揉柔肉 ru乳儒入如孺汝茹蠕褥辱 ruan软阮 rui瑞蕊锐
        run润闰 ruo弱若 sa撒洒萨 sai塞腮赛鳃 san三伞叁散 sang丧嗓桑 sao嫂扫搔骚 se涩瑟色 sen森 seng僧 sha傻刹厦啥杀沙煞砂纱莎 shai晒筛
        shan删单善山扇擅杉汕煽珊缮膳苫衫赡闪陕 shang上伤商墒尚晌裳赏 shao勺哨少捎梢烧稍绍芍邵韶 she奢射慑折摄涉社舌舍蛇设赊赦 shei谁 shen什伸参呻娠婶审慎沈深渗甚申砷神绅肾身
        sheng剩升圣声牲生甥盛省绳胜 shi世事什仕使侍势匙十史嗜噬士失始实室尸屎市师式恃拭拾施时是柿氏湿狮矢石示虱蚀视誓识试诗适逝释食饰驶 shou兽受售守寿手授收瘦首
        shu书叔墅孰属庶恕戍抒数暑曙术束枢树梳殊淑漱熟疏竖署舒蔬薯蜀赎输述黍鼠 shua刷耍 shuai帅摔率甩衰 shuan拴栓 shuang双爽霜 shui水睡税 shun吮瞬舜顺 shuo朔烁硕说
        si丝似司嗣嘶四寺巳思撕斯死私肆饲 song宋怂松耸讼诵送颂 sou嗽搜擞艘 su俗僳塑宿溯粟素肃苏诉速酥 suan算蒜酸 sui岁碎祟穗绥虽遂隋随隧髓 sun孙损笋 suo唆所梭琐索缩蓑锁
        ta他塌塔她它拓挞獭踏蹋 tai台太态抬汰泰胎苔酞 tan叹坍坛坦弹探摊檀毯滩潭炭痰瘫碳袒谈谭贪 tang倘唐堂塘搪棠汤淌烫糖膛趟躺 tao套掏桃涛淘滔绦萄讨逃陶 te特 teng疼腾藤誊
        ti体剃剔啼嚏屉惕提替梯涕踢蹄锑题 tian填天恬添甜田腆舔 tiao挑条眺调跳迢 tie帖贴铁 ting亭停厅听庭廷挺汀烃艇 tong同彤捅桐桶痛瞳童筒统通酮铜 tou偷头投透
        tu兔凸吐图土屠徒涂秃突途 tuan团湍 tui推腿蜕褪退颓 tun吞屯臀 tuo唾妥托拖椭脱陀驮驼鸵 wa哇娃挖洼瓦蛙袜 wai外歪 wan万丸婉完宛弯惋挽晚湾烷玩皖碗腕豌顽
        wang亡妄往忘旺望枉汪王网 wei为伟伪位卫危味唯喂围委威尉尾巍微惟慰未桅渭潍畏纬维胃苇萎蔚谓违韦魏 wen吻文温瘟稳紊纹蚊问闻 weng嗡瓮翁 wo卧我挝握斡沃涡窝蜗
        wu乌五伍侮务勿午吴吾呜坞屋巫悟戊捂无晤梧武毋污物舞芜诬误钨雾 xi习吸喜嘻夕媳希席息悉惜戏昔晰析檄汐洗溪烯熄熙牺犀矽硒稀系细膝袭西铣锡隙 xia下侠匣吓夏峡暇狭瞎虾辖霞
        xian仙先县咸嫌宪弦掀显涎献现纤线羡腺舷衔贤锨闲限险陷馅鲜 xiang乡享像厢向响巷想橡湘相祥箱翔襄详象镶降项香 xiao哮啸嚣孝宵小效晓校消淆硝笑肖萧销霄
        xie些写协卸屑懈挟携斜械楔歇泄泻胁蝎蟹谐谢邪鞋 xin信心忻新欣芯薪衅辛锌 xing兴刑型姓幸形性惺星杏猩省腥行邢醒 xiong兄凶匈汹熊胸雄 xiu休修嗅朽秀绣羞袖锈
        xu叙吁嘘墟婿序徐恤戌旭絮绪续蓄虚许酗需须 xuan喧宣悬旋玄癣眩绚轩选 xue削学穴薛血雪靴 xun勋寻巡循旬殉汛熏训讯询迅逊驯 ya丫亚压呀哑崖押涯牙芽蚜衙讶轧雅鸦鸭
        yan严厌咽唁堰奄宴岩延彦掩沿淹演炎烟焉焰燕盐眼研砚艳蜒衍言谚阉阎雁颜验 yang仰佯养央扬杨样殃氧洋漾疡痒秧羊阳鸯 yao咬妖姚尧摇瑶窑耀腰舀药要谣遥邀钥 ye业也冶叶噎夜掖曳椰液爷耶腋野页
        yi一义乙亦亿以仪伊依倚医壹夷姨宜屹已异彝役忆意抑揖易椅毅沂溢疑疫益矣移绎翌翼肄胰臆艺蚁衣裔议译诣谊逸遗邑铱颐 yin印吟因姻寅尹引殷淫茵荫银阴隐音饮 ying婴应影映樱盈硬缨英荧莹萤营蝇赢迎颖鹰
        yo哟 yong佣勇咏庸恿拥永泳涌用痈臃蛹踊雍 you优佑又友右尤幼幽忧悠有油游犹由诱邮酉釉铀 yu与予于余俞喻域娱宇寓屿峪御愈愉愚榆欲浴淤渔渝狱玉盂禹羽育舆芋虞裕誉语豫迂逾遇郁隅雨预驭鱼
        yuan元冤原员园圆垣怨愿援渊源猿缘苑袁辕远院鸳 yue乐岳悦曰月粤约越跃阅 yun云允匀孕晕耘蕴运郧酝陨韵 za匝咋杂砸 zai仔再哉在宰栽灾载 zan咱攒暂赞 zang脏葬藏赃
        zao凿噪早枣澡灶燥皂糟藻蚤躁造遭 ze则择泽责 zei贼 zen怎 zeng增憎曾赠 zha乍喳扎札柞查栅榨渣炸眨诈铡闸 zhai债宅寨摘斋窄 zhan占展崭战斩栈毡沾湛盏瞻站粘绽蘸詹辗
        zhang丈仗帐张彰掌杖樟涨漳瘴章胀账长障 zhao兆召找招昭沼照爪着罩肇赵 zhe哲折浙着者蔗蛰辙这遮锗 zhen侦帧振斟枕珍甄疹真砧臻诊贞针镇阵震 zheng争征怔拯挣政整正狰症睁蒸证郑
        zhi之侄值制只吱址峙帜志执指挚掷支旨智枝植止殖汁治滞炙痔直知秩稚窒纸织置职肢脂至致芝蜘质趾 zhong中仲众忠盅种终肿衷重钟 zhou周咒宙州帚昼洲皱粥肘舟诌轴骤
        zhu主住助嘱拄朱柱株注烛煮猪珠瞩祝竹筑著蛀蛛诛诸贮逐铸驻 zhua抓 zhuai拽 zhuan专传撰砖篆赚转 zhuang壮妆庄撞桩状装 zhui坠椎缀赘追锥 zhun准谆
        zhuo卓啄拙捉桌浊灼茁酌 zi仔兹咨姿子字孜淄渍滋滓籽紫自资 zong宗总棕纵综踪鬃 zou奏揍走邹 zu卒族祖租组诅足阻 zuan纂钻 zui嘴最罪醉 zun尊遵 zuo佐作做坐左座昨琢
    """
