"""The words parties are named with, in the languages and scripts they are named in.

Each line is one meaning and the words for it: `word` as it stands, `word-` as the beginning of a word (declined,
derived or compounded). Words are folded when the table is read, so they stand here in their own script. General
knowledge only: nothing here comes from a list of known pairs.
"""

MEANINGS = """
party        party parti partia partija partiya partii partiji partie parties partido partidul partidului partit partito partei partij partiet partiets parte partai partidi partidy part partio strana stranka stranke strany puolue puolueen erakond erakonna flokkur flokkurinn flokks pairti plaid hizb hezb hizbi hizb-i partisi partiyasi partijos partijas partid партия партии партія партија партыя партияси партиясы κομμα حزب گوند پارٹی दल पार्टी पार्टि দল পার্টি พรรค מפלגת מפלגה კუსაქცია პარტია կուսակցություն 党 黨 당 нам ivondrona đảng ပါတီ පක්ෂය கட்சி chama pati
movement     movement mouvement movimiento movimento movimientu miscare- mișcarea moviment bewegung beweging bevegelse- bevaegelse- rorelse- liike- liikumi- kustib- judejim- judėjim- ruch ruchu hnuti hnutí hnutie gibanj- pokret pokreta dvizhen- движен- рух руху rukh mozgalom levizj- lëvizj- kinima κινημα hareket- harekat haraka harakat harakah gerakan kilusan phong nahdat tehrik tehreek tahrik jonbesh junbish pergerakan mchakato حرکت حركة جنبش आंदोलन আন্দোলন תנועת תנועה მოძრაობა շարժում 运动 運動 운동
union        union unions unione uniunea union- unio uniao união unión unie unionen svaz savez zveza zwiazek związek sojuz sojusz soyuz союз союзу съюз сојуз спілка савез liit liidu liitto savieniba savienība sajunga sąjunga szovetseg szövetség bashkim- ενωσ- enosi- birlik birligi birliği اتحاد الاتحاد ittihad ettehad ittehad itihad kesatuan persatuan unyon संघ ইউনিয়ন עיחוד איחוד კავშირი միություն 联盟 联合会 連盟 bond forbund- förbund- umoja
alliance     alliance- alianza alianca aliança alleanza alianta alianța allianz alliantie alliansen allianss- aliance alianca- aliancë aliansi aljans alyans ალიანსი альянс альянсу aleanca symmachia συμμαχια ittifak ittifaqi tahaluf تحالف aliansa aliansi baloise ברית alliantsi
coalition    coalition coalicion coalición coligacao coligação coalizao coalizione coalitia coaliția koalition koalitio- koalice koalicia koalicja koalicija koalitsiya koalicio koalicioni koalisyon koalisi коалиц- coalitie συνασπισμ- synaspism- ائتلاف ittilaf i'tilaf i'tilaf- 
league       league liga ligue lega ligaen lig liit- лига ліга лига лигата 同盟 동맹 লীগ लीग رابطة league- ligji ligja لیگ rabita λιγκα
front        front fronts frente fronte frontul fronti fronta fronten front- фронт фронта фронту μετωπο metopo cephe cephesi jabha jabhat jebha jabhah جبهة جبهه barisan harapan- חזית ფრონტი ճակատ মোর্চা मोर्चा front-line 阵线 戦線 mặt-tran prednja rintama rinne rinde
bloc         bloc block blok bloque blocul bloco blocco blokas bloks bloki блок бloku كتلة kutla בלוק ბლოკი 
congress     congress congres congrès congreso congresso kongres kongress kongre- kongresi конгресс конгрес مؤتمر mutamar mu'tamar कांग्रेस কংগ্রেস 
forum        forum foro forumul форум foorumi منتدى foromo
rally        rally rassemblement raggruppamento synagerm- συναγερμ- sammlung samling- samleng- tajammu` tajamu tajammu' tagammu تجمع rassembleme- reagrup- agrupacion agrupación regroupement adunarea groupement kokoomus
group        group groupe grupo gruppo gruppe groep grupa skupina группа группировка csoport ομαδα grup
list         list liste lista listen lijst luettelo sarasas saraksts список lista- λιστα رشيمت רשימת רשימה seznam listi qa'ima قائمة
platform     platform plataforma plateforme piattaforma plattform platforma platformu платформа πλατφορμα platformu
association  association asociacion asociación associacao associação associazione asociatia vereinigung vereniging asotsiatsi- асоциац- zdruzen- združen- udruzen- sdruzen- sdružení zdruzenie združenie stowarzyszeni- forening- yhdistys egyesulet egyesület uhing ühing zrzeszen- apvienib- apvienīb- объединен- ob'edinen- об'єднан- obednan- susivienij- asocijacij- kyndesmos σύνδεσμος
federation   federation federacion federación federacao fédération federazione federatia foderation föderation federac- federatsi- федерац- federal federale föderal- federalist- fédéral- federalny фeдерал- федеральн- federativ-
society      society societe société sociedad sociedade societa gesellschaft spolecnost společnost spolecenstv- obshchestv- общество towarzystw- samfund- seura drustvo društvo
assembly     assembly assemblee assemblée asamblea assembleia assemblea versammlung собрание zbor zhromazden- shoura majlis مجلس asambleya
council      council conseil consejo conselho consiglio rat raad rad rada nosta shura sovet совет съвет вече savet vijece sobranie
community    community communaute communauté comunidad comunidade comunita comunità gemeinschaft gemeenschap społeczność obshtnost- община zajednic- skupnost spolecenstvi wspolnot- bendruomen- kopiena yhteiso kozosseg közösség общност-
organization organization organisation organizacion organización organizacao organização organizzazione organiza- organizaci- организац- organizatsi- orgut munazzamah monazzama munazzama munazama منظمة sazman سازمان örgüt- 
committee    committee comite comité comitato komitee komitet- комитет komite
convention   convention convencion convención convencao convenção convenzione konvent- конвент-
choice       choice choix eleccion scelta izbor избор valik
camp         camp lager tabor табор mahane mahaneh מחנה
club         club klub клуб клуб klubi
action       action accion acción acao ação azione actiune acțiune aktion actie aksjon akcija akce akcia akcja akcij- akcio aksyon dzialan- действие ação- aksi eylem דrazdan akciju darbiba toiminta toiminna- δρασ-
initiative   initiative iniciativa iniziativa initiativa initiativ- inicjatyw- iniciat- инициатив- ініціатив- πρωτοβουλ- girisim-
power        power poder potere pouvoir pod macht sila silla fuerza force forza força forca fuerzas forces forze forţa forta fortele fuerzas- kraft kracht сила сили sily voima jėga jega spek قوة
way          way camino caminho cammino voie via weg vej vei vag väg put pot droga kelias cels ceļš cesta путь шлях пут път דרך path δρομοσ yol yolu rruga tie road
alternative  alternative alternativa alternativ- alternatyw- альтернатив- альтернатив- alternatiiv εναλλακτικ- بديل al-badil vaihtoehto
socialist    socialist- socialist socialista socialistas socialiste socialistes socialism- socialismo socialisti- socjalist- socijalist- sozialist- sozialismus sosialist- sosyalist- sosialis sosialis- sotsialist- szocialist- socialism sosialistinen социалист- соціаліст- социјалист- социалдемок- socijalizam socialisme sotsialismi soosialis- σοσιαλιστ- اشتراکی اشتراكي ishtiraki ishtirakiyya istiraki eshteraki سوسیالیست sosiyalist samajwadi samajbadi samajvadi समाजवादी সমাজতান্ত্রিক סוציאליסט- sotsialisturi სოციალისტ- սոցիալիստ- sosialiste sosialistisk- 社会主义 社會主義 社会党 사회당 사회주의 สังคมนิยม sosyalista sósíalista- socialistick- socialistic- xahoi
social       social sociale sociales sociala socială sociali sociais sozial- sosyal sosial- sotsial- social- socjal- socijaln- socialn- szocial- социальн- соціальн- социальная социјалн- κοινωνικ- اجتماعی اجتماعي ijtima'i samajik სოციალ- סוציאל- sosiaal- 社会 社會 사회 sosiaalinen  społeczn- spoleczn- társadalmi
democratic   democrat- democrac- demokrat- demokrac- democraz- demokras- dimokrat- democràt- democrát- demòcrat- démocrat- demokraat- demokrati- demokratycz- demokrci- лемократ- демократ- demócrat- δημοκρατικ- δημοκρατ- dymqrat- dymqrat ديمقراط- دموکرات- دیموکرات- dimuqrat- dimocrat- democratic- loktantrik loktantra loktantr- prajatantra prajatantrik लोकतान्त्रिक लोकतांत्रिक लोकतन्त्र प्रजातन्त्र গণতান্ত্রিক গণতন্ত্র gonotantrik ganatantrik דמוקרט- დემოკრატ- დემოკრატიული ժողովրդավար- դեմոկրատ- 民主 민주 ประชาธิปัตย์ ประชาธิปไตย prachathipat prachathippatai minju minshu minzhu ardchil- ардчил- daonlath- lýðræð- lydraed- folkestyr- demokratik democratico democratici dân-chủ mardom-salari
christian    christian- christ- chretien- chrétien- cristian- cristia- cristã- crista cristao- crist- kristen- kristil- kristelig- kristeli- kristillis- krist- krikscion- krikščion- kristig- kršćansk- krscansk- kršcansk- křesťansk- krestansk- kresansk- kresť- chrzescijansk- chrześcijańsk- христиан- християн- хришћанск- hriscansk- hrišćansk- keresztény- kereszteny- kristian- χριστιαν- مسيحي masihi hristiyan ქრისტიან- քրիստոն- 基督教 기독 kristal- christelijk-
catholic     catholic- catolic- católic- cattolic- katholi- katolic- katolick- katolik- католиц- katoli-
islamic      islamic- islam- islamique islamico islami islamis- ислам- исламск- исламий اسلامی إسلامي اسلامي islamiyah islamiyya islamiya muslim- moslem musulman- мусульман- mosulman مسلمین muslem
orthodox     orthodox- ortodox- ortodoks- православ- pravoslav-
communist    communist- comunist- kommunist- komunist- коммунист- комунист- комуніст- κομμουνιστ- komünist- شيوعي شیوعی shuyu'i shuyui کمونیست komonist komunis camviniaduit कम्युनिस्ट कम्युनिष्ट কমিউনিস্ট קומוניסט- კომუნისტ- կոմունիստ- 共産 共产 공산 kommunista kommunistiline kommunistisk- cộng-sản kommunis- kommyunist- komunista- kyungsan komünist
marxist      marxist- marksist- marxismo марксист- μαρξιστ- מרקסיסט- marksis-
leninist     leninist- ленинист- ленінськ- ленинск- leninis-
maoist       maoist- maoista maobadi maowadi माओवादी maois-
trotskyist   trotskyi- trotski- trotzki-
revolutionary revolution- revolucion- revolucionario revolucao revolução rivoluzion- rewoluc- revoluc- revoluț- revoluti- revolutsi- revolutionaer- революц- vallankumou- επαναστατ- επαναστασ- thawra thawri ثورة ثوري enqelab انقلاب krantikari क्रान्तिकारी revoluci- forradalm- devrim- devrimci- ihtilal mapinduzi 革命 혁명
labour       labour labor laborist- labourist- laborista laborist laburist- laburista trabalhist- trabajista travailliste- laburista lavoro travail trabajo trabalho arbeit arbeid arbeids- arbeiders- arbeider- arbejde- arbeiter- arbets- arbetar- arbejder- tyovaen- työväen- trud- труд- труда- trudov- трудов- trudovik munk- munkas- munkás- munkáspárt darbo darba työ- praca pracy prace práce práca rad- dela delo εργατικ- ergatik- عمل `amal amal العمل avoda עבודה haavoda tzedek- darbininku- darbininkų- שרום punës punes is- işçi isci iscilerin emek emekci worker- workers workingmen working ouvrier- ouvriere- obrer- operari- operai- trabajador- trabalhador- travailleur- lavorator- muncitor- muncii robotnic- robotnicz- robotník- delnic- dělnic- delavsk- radnick- radničk- rabotnic- работнич- работниче- рабоч- робітнич- trabalhadores kargar کارگر kargaran mazdoor majdoor majdur mazdur मजदुर मजदूर strādnieku stradniek- darbalauzu toolis- tööliste- töölis- buruh pekerja manggagawa  العمال ummal wafanyakazi laodong 労働 勞動 劳动 工党 노동 แรงงาน лейборист- verkamanna- alþýðu- alpydu- μοχθ-
liberal      liberal- liberaal- liberaux libéra- liberali- либерал- ліберал- φιλελευθερ- fileleftheron- filelefther- ליברל- ლიბერალ- ազատական libéral- liberales 自由党 自由主义 liberais liberalu liberalų liberální- liberāl- libera-
freedom      freedom- liberty liberte liberté libertad liberdade liberta libertà libertate libertat- libertas freiheit- freiheitlich- vrijheid- frihed- frihets- frihet- frelsi- svobod- slobod- wolnos- laisve- laisves- laisvė- brivib- brīvīb- vabadus- vapaus- vapauden свобод- слобод- воля вольн- szabadsag- szabadság- liria lirise lirisë ελευθερ- elefther- ozgurluk- özgürlük hurriyah hurriya horriya حرية آزادی azadi azady ახალ-თავ თავისუფლ- ազատութ- חירות herut kheirut erkinlik azadliq azatt- uhuru kebebasan kalayaan free libre livre libero libres libres- frei freie freien frie fri fria vrije vrij svobodn- slobodn- voln- vapa- libero- liberi 自由 자유 เสรี swatantra स्वतन्त्र libertarian- libertari- свободн-
independent  independent- independient- independente- indipendent- independant- indépendant- independent independista indépendantist- unabhangig- unabhängig- onafhankelijk- uafhaengig- uafhængig- uavheng- oberoende nezavis- nezávis- независ- незалежн- neodvisn- niepodlegl- niezalez- niezależn- nepriklausom- neatkarig- neatkarīg- soltumat- sõltumat- iseseisv- riippumat- itsenäis- itsenais- fuggetlen- független- fuggetlenseg- pavarur- pavarësi- ανεξαρτητ- anexartit- bagimsiz- bağımsız- mustaqil مستقل istiqlal esteqlal استقلال independ- istiqlol musteqil- merdeka kemerdekaan nirdaliya sjalfstaed- sjálfstæð- neodvisnost- samostojn- samostaln- samostatn- 独立 獨立 독립 無所属 uhuru- huru
national     national- nationale nationalist- nacional- nacionalist- nazional- nasjonal- nasional- nasyonal- naţional- național- national nationell- narodow- národn- narodni narodno- национал- націонал- kansallinen kansallis- kansallis rahvus- rahvuslik- tautas- tautin- tautinink- tautini- nemzeti- kombetar- kombëtar- εθνικ- ethnik- ulusal milli millî milliy milliyet- milletci milliyetçi watani وطني وطنية ملی melli milli millat ملت qaumi قومي قومی rashtriya rastriya राष्ट्रिय राष्ट्रीय জাতীয় jatiya jatiyo לאומי- leumi le'umi leumit ეროვნულ- ազգային 国民 國民 국민 国家 國家 민족 chatthai ชาติ kebangsaan pambansa taifa kitaifa народно- naziunal- þjóð- nasionale- nacija naroda-
nationalist  nationalist- nacionalist- nazionalist- националист- націоналіст- ulkucu milliyetci nasionalis- nacjonalist- εθνικιστ-
people       people peoples popular populare popularul populaire- popolare popolari popolo peuple pueblo povo poble popor poporului volk volks- volkspartij- folke- folkets folk- folkeparti- folkpart- kansan kansan- kansa rahva rahva- narodni- narod- narodow- ludow- lud ludu lidov- lidu ľudov- ludov- ľud- ľudu ljudsk- ljud- narodn- народн- народ народов- народу- люд- людськ- liaudies liaudi- tautas nep nép neppart néppárt nepi népi popull- popullor- λαικ- λαϊκ- laik- λαου λαοσ halk halki- halkci xalq xalqi xalgi халк- халық- xalk sha'b sha'bi shaab shaabi sha`b شعب شعبي مردم mardom khalq خلق jana janata जन जनता जनतंत्र জনতা gana gono lok bahujan עם ha'am haam ხალხ- სახალხ- ժողովրդ- 人民 인민 国民党 ประชาชน ประชา prachachon prachakorn พลัง rakyat rakjat bayan watu wananchi rahvapartei folkloric alþýð- populist- folkeligt población populares 公民党
republican   republican- republica republicana republikan- repubblican- republicain- républicain- republikanisch- republikeins- republikansk- republiken- republikansk- republikon- республикан- республікан- ρεπουμπλικαν- respublik- republik- republika- cumhuriyet- cumhuriyetci- جمهوري جمهوری jomhuri jumhuri cumhuri გრესპუბლიკ- რესპუბლიკ- հանրապետ- 共和 공화 republiek- repubblica republique république republic res-publica reppublik- tasavalt- tasavalta lýðveld- köztársaság-
progressive  progressiv- progressist- progresist- progressista progressi- progresista- progrès progres- progreso progress progresso progrès progresul прогрес- прогресс- postepow- postęp- pokrokov- napredn- edasi- kehitys- edistys- edumeel- fremskritts- fremskridts- framsoknar- framsókn- fortschritt- vooruitgang vooruitstrev- προοδ- ilerleme- ilerici- terakki- taraqqi taqaddum taqaddumi taqadumi تقدم تقدمي taraqqiyot pragati pragatisheel pragatishil pragatisil प्रगति প্রগতিশীল פרוגרסיב- პროგრეს- առաջադիմ- 进步 進歩 進步 진보 maendeleo kemajuan jinbo haladó
radical      radical- radicaux radikal- radikaal- radykal- радикал- радикал- ριζοσπαστ- rizospast- radicali radicaal-
conservative conservat- konservat- conservador- conservateur- conservatric- konservativ- consérv- консерват- συντηρητικ- muhafazakar- muhafaz- محافظ konzervat- konservatyw- konservativ- vanhoillis- 保守 보수
green        green greens vert verts verte verde verdes verdi gruen- grun- grün- groen groene- groenen gronn- grønn- gronne grona gröna groent grønt zelen- zielon- зелен- zali- zaļ- žali- zale zalie- roheli- vihre- zold- zöld- gjelber gjelbert πρασιν- yesil- yeşil- khadr خضر الخضر ירוק- yerok- მწვან- կանաչ- 绿 緑 綠 녹색 hijau 
ecologist    ecolog- ecologist- écolo- ekolog- okolog- ökolog- öko- okologist- οικολογ- экологич- екологич- environment- ecologista- ymparisto- umwelt- milieu- miljo-
radicaldemocratic radicaldemocratic
justice      justice justicia justiça justica giustizia justitia gerechtigkeit- rechtvaardigheid- spravedl- sprawiedliw- spravodliv- pravic- pravda- pravde pravde справедлив- правда правди правде правде igazsag igazság teisingum- taisnigu- oiglus- oikeudenmuk- drejtesi- drejtësi- δικαιοσυν- adalet- adl adala adalah adalat عدالت عدالة عدل nyaya न्याय סדק tzedek צדק samartali- სამართლი- արդարութ- 正义 正義 公正 정의 haki keadilan rettfaerd- rättvis- rätt- retfaerd- katarungan hustisya
rights       rights right-s prava práva prawa prav- derechos direitos droits diritti drepturi rechte recht rechts- права права прав huquq حقوق haklar oikeus- rettigheds-
law          law loi ley lei legge gesetz zakon prawo pravo kanun قانون qanun rechtsstaat- закон-
development  development desarrollo desenvolvimento desarollo developpement développement sviluppo dezvoltare- entwicklung- ontwikkeling- razvoj- rozvoj- rozwoj- razvitie- развит- розвит- attistib- attīstīb- arengu- kehitt- plétr- pletr- kalkinma- kalkınma- tanmiya tanmia tanmiyah تنمية توسعه tose'e bikas vikas विकास maendeleo- pembangunan zhargal fejlod- fejlőd- zhvillim- αναπτυξ- utvikling- utveckling-
unity        unity unite unité unidad unidade unita unità unitate- unitatea einheit- eenheid- enhed- enhets- enhet- jednot- jednos- jedność- jedinstv- edinstv- edinst- единств- єдніст- єдност- єдин- един- edinna- vienyb- vieniba- vienība uhtsus- ühtsus- yhtenais- egyseg- egység- unitet- unitetit ενοτητ- wahda وحدة وحدت vahdat wahdat ekta birlash- erob-ertoba ერთობ- umoja- kesatuan- 統一 统一 통일 united unido unidos unida unidas unis unies uniti uniti unita- unitar- unitario unitarian verenigde vereinigt- forenede- forent- zjednocz- sjednoc- zjednoten- ujedinjen- obedinen- объедин- об'єдн- обединен- apvienot- uhend- ühend- birlesik- birleşik- bersatu محدة متحد muttahida mutahida yhdistyn- egyesült- bashkuar
reform       reform- reforme réforme reforma reformista riforma- reformat- реформ- islah eslah اصلاح إصلاح islahi μεταρρυθμ- islohot reformin- reformasi kaikaku 改革 개혁 reformu pembaharuan pembaruan reformist- uudistus- umbota-
renewal      renewal renovacion renovación renovacao renovação renovador- renouveau renouvellement rinnovamento reinnoirea reinnoire- erneuerung- vernieuw- fornyels- fornyelse- obnov- odnow- odrod- возрожд- відродж- obroda- възражд- възрожд- přepr- preporod- renewed renacim- renaissance rebirth revival revitali- ozivlen- atgimim- atdzim- ujjaszul- megujul- baath baas ba'th baath- ba'ath- بعث rilindja rilindj- vozrozhd- diriliş tajdid nahda نهضة nahdha ennahda uyghonish janarush- жаңару
renewalb     renewalb
peace        peace paz paix pace frieden- vrede- fred- freds- frid- frieden mir mira mir- miers miera mieru pokoj- pokój- мир миру мира taika rahu- beke- béke- paqe- paqës- ειρην- eirini- baris- barış salam salaam سلام shanti शान्ति שלום shalom amani- amani kapayapaan 和平 平和 평화 perdamaian tinchlik
progressa    progressa
new          new nuevo nueva nuevos nuevas novo nova novos novas nuovo nuova nuovi nouveau nouvel nouvelle nou noua noul nouă neu neue neuen neues nieuw nieuwe ny nya nye nyt nytt nová nove nové novy nový nowa nowe nowy nov- nowo- нов- нова нове uus uude uusi uuden jauna jauno jaunais naujoji naujo- nauja- uj új e-re re ri ri- νεα νεο neos yeni jadid جديد جدید naya naya- nava नयाँ नया নতুন חדש- hadash hadasha ახალი նոր 新 신 새 baru bagong mpya moi yangi ny- jauns zhana жана шинэ shine
old          old viejo vieja velho vecchio vieux alt alte oud oude gammel stary stara стар- старa
left         left izquierda esquerda sinistra gauche gauches stanga stânga stinga links link- linke linken linkse venstre- vanster- vänster- vasemmisto- vasak- levic- lewic- ľavic- lavic- levice levica levick- лев- левые ліва ліві лiв- kreisa- kaires- kairė- kairioji baloldal- balold- baloldali majte majtë majta αριστερ- sol solu yasar يسار چپ smol שמאל yesar 左 좌파 esquerra ezker- vinstri- vinstr- lava ljevic- lijev- ลีฟท์
right        right derecha direita destra droite dreapta rechts rechtse desn- desnic- praw prawic- pravic- prawica prawicy pravica- pravice- hogre- høyre hoyre hoire jobboldal- parem- oikeist- δεξια yamin ימין правые правих правo- sağ  
centre       centre center centro centrist- centrum- centristes centrista centru- centar centra- zentrum- centr- tsentr- центр- keskusta- keskust- kesk- keskerakond senter- center- midte- miðju- midja- középpárt- kozep- κεντρο- kentro- kentr- merkez- markaz markaz- مركز qendra qender מרכז merkaz 中央 中间 중도 centrum
moderate     moderate- moderat- moderad- moderé moderator- i'tidal اعتدال e'tedal umirin- умеренн- maltillis-
agrarian     agrarian agrar- agrari- agrár- agraire- agrario- agrarn- аграрн- zemedel- zeměděl- земледел- земледелск- земеделск- zemledel- peasant- peasants campesin- campones- paysan- contadin- taran- țăran- taranist- bauern- boeren- bonde- bonder- bænda- baenda- talonpoika- chlopsk- chłopsk- kmeck- kmečk- kmet- seljack- seljač- selsk- сељачк- селянськ- селян- крестьян- krestyan- zemnieku- zemniek- valstieci- valstieč- talurahva- talupoeg- gazda- kisgazda- kisgazda agrotik- αγροτικ- ciftci- çiftçi- koylu- köylü- fallah fellah فلاح dehghan krishak krishi kisan किसान कृषक farmer farmers farmer- rural ruralist- landvolk- landbrugs- lantbruk- landbouw- grower- growers agricultural agricult- gospodar- petani magsasaka wakulima 農民 农民 농민 maalaisliitto- maalais- maaseutu- landwirt-
pensioners   pensioner- pensioner pensionist- pensionat- pensionati pensionisten- rentner- retired retraite- retraités jubilad- aposentad- duchodc- důchodc- dochodc- dôchodc- emeryt- rencist- umirovljen- upokojen- penzion- penziner- пенсион- пенсіон- пензион- pensininku- pensininkų- pensionar- elakelais- eläkeläis- gimla- gimlaim גמלאים seniors senior nyugdijas- ouderen- 50plus emekli
women        women woman mujeres mulheres donne femmes frauen vrouwen kvinne- kvinnor kvenna- kvenn- kobiet- zen žen zena- žena- ženy женщ- женск- жінок moterų moteru sieviesu naisten naiset- nok γυναικ- kadin kadın nisaa نساء naari kababaihan
youth        youth young jeunes jeunesse joven- jovenes juvent- giovan- giovani jugend- jong- jonge- jeugd- unge ung- ungdom- mladez- mládež- mlad- mlod- młod- молод- молодь- jaunim- jaunatn- noorte- nuor- fiatal- rinia rini νεολα- genc- genç- shabab شباب jawanan youth- yuva युवा 青年 청년
christiandem christiandem
monarchist   monarchist- monarchi- monarqui- monarch- monarhist- монарх- royalist- realist- kraljevsk- rojalist- kuningas- saltanat 
regional     regional- regionalist- regionale région- региональн- регион- регіон- regija- regij- regionu-
european     european- europe europa europe- europa- europeist- europeia- européen- europeen- europäisch- europaisch- europees- europeisk- evrop- eurooppa- европ- європ- europej- europos eiropas europas eurosc- euroopa- evropsk- ευρωπ- avrupa اروپا europ- 
solidarity   solidar- solidarida- solidarité solidarieta solidaritat- solidarność солидарн- солідарн- dayanisma- dayanışma- tadamun تضامن αλληλεγγ- tadamon
labourb      labourb
future       future futuro futur- zukunft toekomst- fremtid- framtid- buducn- budućn- budoucn- przyszlosc- przyszłość- buduschee- будущ- майбутн- бъдещ- ateit- nakotne- nākotne- tulevik- tulevais- jovo- jövő ardhm- ardhmeri- μελλον gelecek- mustaqbal- mostaqbal- مستقبل bhavishya atid עתיד masa-depan 未来 미래 mirai siyaset-
homeland     homeland fatherland motherland patria patrie patria- patriot- patriota patriotiq- patriotyczn- patriótic- vaterland- vaderland- vlast- otadzbin- otadžbin- otechestv- отечеств- отчизн- батьків- батьк- domovina- domovin- rodina- rodin- родин- ojczyzn- tevyne- tėvynė- tevynes- dzimten- tevzem- tēvzem- isamaa- isänmaa- isanmaa- haza haza- atdhe- πατριδ- πατρι- vatan- watan وطن میهن mihan watan- fosterland- fædreland- faedreland- moledet מולדת სამშობლო- հայրենի- հայրենիք tanah-air ana-vatan anavatan- vaterlands- patriotic-
hope         hope esperanza esperança esperanca speranza espoir hoffnung hoop hap håb nada nade nadzieja надежд- надія надії viltis ceriba ümit umut umid amal- amel امید أمل asha αστηρ- elpida ελπιδ- tikva תקווה harapan pag-asa nade- 希望 희망 matumaini
action-b     action-b
change       change cambio cambiamento mudanca mudança changement schimbare- wandel verandering endring forandring promjen- promen- zmena změna zmian- zmiana- перемен- промен- змін- зміни perem- promjena- pokycio- muutos- muutus- valtozas- ndryshim- αλλαγ- degisim- değişim- taghyir taghyeer tagheer تغيير parivartan परिवर्तन shinui שינוי perubahan pagbabago 変革 변화 mabadiliko
salvation    salvation- salut salvacion salvación salvacao salvezza rettung spas- spasen- спас- спасен- inqaz najat نجات إنقاذ shpetim- shpëtim- kurtulus- selamet- saadet-
liberation   liberation liberacion liberación libertacao libertação liberazione liberare- libération befreiung bevrijding oslobod- oslobodit- osvobozh- освобожд- визвол- clir- çlirim- απελευθερωσ- kurtuluş- tahrir تحریر تحرير mukti mukthi मुक्ति ukombozi kemerdekaan- 解放 해방 vabastus- vapautus- ishidlol
independence-b independence-b
order        order orden ordem ordine ordre ordnung orde red- ред- tvarka- rend kord nizam
prosperity   prosperity prosperit- prosperid- prosperidade wohlstand- refah- rafah blahobyt- blagosta- благоденст- klerov- sejahtera kesejahteraan welfare bienestar bienestar- valfærd- sejahter-
citizen      citizen- citizens civic ciudadan- cidada- cidadã- citoyen- citoyens cittadin- ciutadan- civique civic- civil civica cívic- cetatean- cetățen- burger- bürger- burgar- burger- borger- borgar- medborg- obcan- občan- obcansk- obywatel- graditel- gradan- građan- gradjan- državljan- drzavljan- гражд- громад- громадян- грађан- piliet- pilson- pilsoņ- kodanik- kodanike kansalais- polgar- polgár- qytetar- πολιτ- polit-on yurttas- vatandas- muwatin- shahrvand- nagarik- नागरिक ezrachim ezrahim- מגדל მოქალაქ- քաղաքաց- 市民 公民 시민 mamamayan warga raia
fatherland   fatherland
constitution constitution- constitucional- costituzional- constitutional- konstitu- конституц- дустур- dustur- destour- دستور anayasa- savidhan- ustavn- ústavn- constitucion- grundlov- konstytuc- neo-destour-
defence      defence defense defensa defesa difesa apararea verteidigung- verdediging forsvar- obrona- obrona obrana- obran- zascit- zaštit- защит- захист- gynyba- kaitse- puolustus- vedelm- mbrojtj- difaa difa'- دفاع suraksha
workersb     workersb
ethnic       ethnic- minorit- menjsin- manjin- mniejszos- меншин-
turkish      turkish turk- türk- turc turque turco turkisch- турецк- турск- turkije-
russian      russian- russe- russ- rusk- russisch- ruso- russo- русск- русин- российск- российс- росс- rossi- росій- krievu- vene- venäj- venelaist- russia- rossiy-
german       german- deutsch- duits- allemand- aleman- alemán- aleman- tedesc- nemeck- nemack- niemieck- нemeck- немец- німец- vokie- vokiečių- vacies- saksa- saksala- nemet- német- germ- deutschland- tysk- alemania almanya
hungarian    hungarian- magyar- maghiar- maďarsk- madarsk- hongroi- ungar- ungher- угорськ- мађар- madjar- mađar- hungar-
polish       polish polsk- polon- polsk- poolse poln- польск- польськ- lenku- lenkų- polac- poland- polac- polaco- польщ-
serbian      serb- srpsk- srb- српск- срб- serbisch-
croatian     croat- hrvat- kroat- хорват- croatia- hrvatska-
albanian     albani- shqip- shqiptar- alban- албан- arbn- arnavut-
romanian     romani- român- roman- rumun- rumän- rumän- roumain- румын- румун- român-
jewish       jewish juif- jud- jüdisch- judisch- zyd- žyd- zid- žid- евр- єврей- yehud- יהוד- zsido- judai-
arab         arab- araab- arabe- عرب عربي عربية ערב- арабск-
kurdish      kurd- kurdistan کوردستان كردستان کردستان کورد-
"""

# words that carry no meaning of their own; dropped unless nothing else is there
SMALL = """
a an and at by for from in into of on or the to with de del della delle dei degli di da do dos das du des la le les el los las lo il gli i e et y und der die das den dem des fur für vom von zu zum zur im mit og och om av af til till for ja te voor van het en ter ten een op met de het w z i na o dla za pro u v ve s sa a ir un par pour dans d l s n qu que per nel alla al all con sul em no para si se şi și cu pe din al ale lui ile ve ya ne në e të te i dhe për pe na ng sa at mga و في ال و από και του της των το τα ο η οι για του και и в на за по з та із для у і ще да от со wa ya wal fil
"""

# meanings that only say what kind of body it is: they stand for one another more easily than other words
BODIES = frozenset(
    "party movement union alliance coalition league front bloc congress forum rally group list platform association"
    " federation society assembly council community organization committee convention camp club".split()
)

# pairs of meanings that translators exchange, and how near they are (bodies: see above)
NEAR = {
    ("national", "people"): 0.55,
    ("national", "nationalist"): 0.85,
    ("socialist", "social"): 0.65,
    ("freedom", "liberal"): 0.6,
    ("freedom", "independent"): 0.5,
    ("freedom", "liberation"): 0.75,
    ("union", "unity"): 0.75,
    ("unity", "alliance"): 0.5,
    ("unity", "coalition"): 0.5,
    ("unity", "association"): 0.5,
    ("green", "ecologist"): 0.8,
    ("justice", "rights"): 0.6,
    ("justice", "law"): 0.5,
    ("right", "rights"): 0.6,
    ("homeland", "national"): 0.6,
    ("reform", "renewal"): 0.6,
    ("reform", "change"): 0.6,
    ("christian", "catholic"): 0.5,
    ("citizen", "people"): 0.5,
    ("democratic", "people"): 0.2,
    ("federation", "union"): 0.75,
    ("federation", "republican"): 0.2,
    ("salvation", "liberation"): 0.6,
    ("progressive", "development"): 0.6,
    ("progressive", "radical"): 0.2,
    ("revolutionary", "radical"): 0.3,
    ("liberal", "radical"): 0.2,
    ("citizen", "national"): 0.2,
    ("moderate", "conservative"): 0.3,
    ("moderate", "centre"): 0.5,
    ("new", "renewal"): 0.5,
}
