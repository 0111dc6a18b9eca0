package look

// Icons of departments, by what they do for people.
const (
	OfficeHall      Shape = "office-hall"      // any office
	OfficeFund      Shape = "office-fund"      // 公积金: a house and a coin
	OfficePeople    Shape = "office-people"    // 人社
	OfficeMedical   Shape = "office-medical"   // 医保, 卫健
	OfficePolice    Shape = "office-police"    // 公安
	OfficeExit      Shape = "office-exit"      // 出入境
	OfficeShop      Shape = "office-shop"      // 市场监管
	OfficeTax       Shape = "office-tax"       // 税务
	OfficeFire      Shape = "office-fire"      // 消防
	OfficeWarn      Shape = "office-warn"      // 应急
	OfficeField     Shape = "office-field"     // 农业
	OfficeProperty  Shape = "office-property"  // 不动产
	OfficeCar       Shape = "office-car"       // 交管
	OfficeRoad      Shape = "office-road"      // 交通运输
	OfficeBuild     Shape = "office-build"     // 住建
	OfficeHeart     Shape = "office-heart"     // 民政
	OfficeLaw       Shape = "office-law"       // 司法
	OfficeSchool    Shape = "office-school"    // 教育
	OfficeWheel     Shape = "office-wheel"     // 残联; the wheelchair layout
	OfficeLeaf      Shape = "office-leaf"      // 烟草
	Calendar        Shape = "calendar"         // appointments
	SpeakerStopping Shape = "speaker-stopping" // stop reading
)

var officeShapes = map[Shape]func(sketch){
	OfficeHall: func(k sketch) {
		k.stroke(3, 9, 12, 3, 21, 9, 3, 9)
		for _, x := range []float32{6, 12, 18} {
			k.stroke(x, 11.6, x, 17.6)
		}
		k.stroke(3, 20.6, 21, 20.6)
	},
	OfficeFund: func(k sketch) {
		k.stroke(2.6, 11, 10, 4, 17.4, 11)
		k.stroke(5, 9.4, 5, 20, 10, 20)
		k.bow(16.4, 16.6, 4.6, 0, 360, 1.8)
		k.thick(1.6, 14.6, 14.4, 16.4, 16.8, 18.2, 14.4)
		k.thick(1.6, 16.4, 16.8, 16.4, 19.2)
	},
	OfficePeople: func(k sketch) {
		k.bow(8.6, 8, 3.4, 0, 360, 2)
		k.bow(8.6, 21, 6.4, 190, 350, 2)
		k.bow(17, 9.4, 2.6, -120, 120, 2)
		k.stroke(17.6, 15.4, 21, 20)
	},
	OfficeMedical: func(k sketch) {
		k.frame(3, 3, 18, 18, 3)
		k.thick(3, 12, 7.4, 12, 16.6)
		k.thick(3, 7.4, 12, 16.6, 12)
	},
	OfficePolice: func(k sketch) {
		k.stroke(12, 2.4, 20, 5.4, 20, 11.6, 18, 16.6, 12, 21.6, 6, 16.6, 4, 11.6, 4, 5.4, 12, 2.4)
		k.disc(12, 11, 2.8)
	},
	OfficeExit: func(k sketch) {
		k.bow(12, 12, 9, 0, 360, 1.8)
		k.thick(1.8, 3, 12, 21, 12)
		k.bow(5.4, 12, 11.2, -53, 53, 1.8)
		k.bow(18.6, 12, 11.2, 127, 233, 1.8)
	},
	OfficeShop: func(k sketch) {
		k.stroke(4, 10.6, 4, 21, 20, 21, 20, 10.6)
		k.stroke(4.6, 3.4, 19.4, 3.4, 22, 10, 2, 10, 4.6, 3.4)
		k.stroke(9.6, 20.6, 9.6, 15, 14.4, 15, 14.4, 20.6)
	},
	OfficeTax: func(k sketch) {
		k.bow(12, 12, 9.2, 0, 360, 2)
		k.stroke(8.4, 6.6, 12, 11.4, 15.6, 6.6)
		k.stroke(12, 11.4, 12, 18)
		k.stroke(8.6, 12.4, 15.4, 12.4)
		k.stroke(8.6, 15.4, 15.4, 15.4)
	},
	OfficeFire: func(k sketch) {
		k.stroke(12.4, 2.4, 13, 6.6, 17.4, 10.4, 18.6, 14.6, 16.8, 19, 12, 21.6, 7.2, 19, 5.4, 14.6, 6.6, 10.6, 9.4, 12.6, 9.4, 7, 12.4, 2.4)
		k.stroke(12, 21, 10.4, 17.6, 12.4, 14.4, 14, 17.6, 12, 21)
	},
	OfficeWarn: func(k sketch) {
		k.stroke(12, 3, 22, 20.6, 2, 20.6, 12, 3)
		k.thick(2.4, 12, 9, 12, 14.4)
		k.disc(12, 17.6, 1.4)
	},
	OfficeField: func(k sketch) {
		k.stroke(12, 21.6, 12, 6)
		for _, y := range []float32{8.4, 12.6, 16.8} {
			k.stroke(12, y, 7.4, y-3.6)
			k.stroke(12, y, 16.6, y-3.6)
		}
		k.disc(12, 4, 1.8)
	},
	OfficeProperty: func(k sketch) {
		k.stroke(2.6, 11.4, 12, 3.2, 21.4, 11.4)
		k.stroke(5.4, 9.6, 5.4, 20.8, 18.6, 20.8, 18.6, 9.6)
		k.bow(10.4, 13.4, 2, 0, 360, 1.8)
		k.thick(1.8, 11.8, 14.8, 15, 18)
		k.thick(1.8, 14, 17, 15.4, 15.6)
	},
	OfficeCar: func(k sketch) {
		k.stroke(2.4, 17, 2.4, 12, 5.4, 11.2, 7.6, 6.2, 16.2, 6.2, 18.6, 11.2, 21.6, 12.4, 21.6, 17, 2.4, 17)
		k.disc(7, 17.4, 2.4)
		k.disc(17, 17.4, 2.4)
	},
	OfficeRoad: func(k sketch) {
		k.frame(4, 3.4, 16, 15, 2)
		k.stroke(4, 12, 20, 12)
		k.disc(8, 15.2, 1.2)
		k.disc(16, 15.2, 1.2)
		k.stroke(7, 18.6, 7, 21)
		k.stroke(17, 18.6, 17, 21)
	},
	OfficeBuild: func(k sketch) {
		k.stroke(3, 21, 3, 9, 11, 9, 11, 21)
		k.stroke(11, 21, 11, 3, 21, 3, 21, 21, 3, 21)
		for _, y := range []float32{7, 11, 15} {
			k.thick(1.8, 14.4, y, 17.8, y)
		}
		k.thick(1.8, 5.8, 13, 8.2, 13)
		k.thick(1.8, 5.8, 17, 8.2, 17)
	},
	OfficeHeart: func(k sketch) {
		k.bow(7.8, 8.6, 4.6, 140, 350, 2)
		k.bow(16.2, 8.6, 4.6, 190, 400, 2)
		k.stroke(4.3, 11.6, 12, 20.4, 19.7, 11.6)
	},
	OfficeLaw: func(k sketch) {
		k.stroke(12, 2.6, 12, 20.6)
		k.stroke(7, 21, 17, 21)
		k.stroke(4.4, 6.4, 19.6, 6.4)
		k.bow(5, 13, 3.2, 0, 180, 1.8)
		k.bow(19, 13, 3.2, 0, 180, 1.8)
		k.thick(1.6, 1.8, 13, 5, 6.6, 8.2, 13)
		k.thick(1.6, 15.8, 13, 19, 6.6, 22.2, 13)
	},
	OfficeSchool: func(k sketch) {
		k.stroke(1.8, 9, 12, 4, 22.2, 9, 12, 14, 1.8, 9)
		k.stroke(6, 11.4, 6, 17, 12, 20, 18, 17, 18, 11.4)
	},
	OfficeWheel: func(k sketch) {
		k.disc(9.6, 3.8, 2.2)
		k.stroke(9.8, 7.6, 10.2, 13.4, 16, 13.4, 18.6, 19.4, 21, 18.6)
		k.stroke(10, 10.2, 15, 10.2)
		k.bow(10.4, 15.8, 5.6, 15, 255, 2)
	},
	OfficeLeaf: func(k sketch) {
		k.stroke(4, 20.4, 15, 8.6)
		k.stroke(5.6, 18.4, 5, 11, 9, 5.6, 19.6, 3.6, 18.6, 13.4, 13.4, 18.2, 5.6, 18.4)
	},
	Calendar: func(k sketch) {
		k.frame(3, 5, 18, 16, 2)
		k.stroke(3, 10, 21, 10)
		k.stroke(8, 2.6, 8, 6.4)
		k.stroke(16, 2.6, 16, 6.4)
		k.stroke(8.4, 15.4, 11, 17.8, 15.8, 13)
	},
	SpeakerStopping: func(k sketch) {
		k.stroke(3, 9, 7, 9, 12, 4.5, 12, 19.5, 7, 15, 3, 15, 3, 9)
		k.stroke(15.4, 9, 21, 15)
		k.stroke(21, 9, 15.4, 15)
	},
}
