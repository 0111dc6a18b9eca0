package look

// Drawings of the papers that people bring, as they look in the hand. They are larger than icons, with finer lines.
const (
	DrawIDCard    Shape = "draw-id-card"    // 身份证
	DrawBook      Shape = "draw-book"       // 户口簿
	DrawMarriage  Shape = "draw-marriage"   // 结婚证, 离婚证
	DrawBankCard  Shape = "draw-bank-card"  // 银行卡
	DrawForm      Shape = "draw-form"       // 申请表
	DrawPhoto     Shape = "draw-photo"      // 照片
	DrawHouse     Shape = "draw-house"      // 不动产权证
	DrawLicence   Shape = "draw-licence"    // 营业执照
	DrawContract  Shape = "draw-contract"   // 合同, 协议
	DrawPaper     Shape = "draw-paper"      // any other paper
	DrawStamped   Shape = "draw-stamped"    // a certificate with a seal
	DrawPassport  Shape = "draw-passport"   // 护照
	DrawCar       Shape = "draw-car"        // 行驶证, 机动车
	DrawMedical   Shape = "draw-medical"    // 体检, 出生医学证明
	DrawReceipt   Shape = "draw-receipt"    // 发票
	DrawProxy     Shape = "draw-proxy"      // 委托书
	DrawPlan      Shape = "draw-plan"       // 平面图
	DrawPensioner Shape = "draw-pensioner"  // 退休证
	DrawSignature Shape = "draw-signature"  // 承诺书, 声明
	DrawTogether  Shape = "draw-many-items" // several items in one visit
)

// fine is the width of a line in a drawing.
const fine = 1.3

// draw is a line of a drawing.
func (k sketch) draw(xy ...float32) { k.thick(fine, xy...) }

// sheet draws a page with a folded corner.
func (k sketch) sheet() {
	k.draw(15, 2, 4.5, 2, 4.5, 22, 19.5, 22, 19.5, 6.5, 15, 2, 15, 6.5, 19.5, 6.5)
}

// card draws a card with round corners.
func (k sketch) card(x, y, w, h, r float32) {
	o := k.to(x, y)[0]
	pts := roundBox(o.x, o.y, w*k.unit, h*k.unit, r*k.unit)
	k.pen.line(append(pts, pts[0]), fine*k.unit, k.color)
}

// head draws a person's head and shoulders.
func (k sketch) head(x, y, size float32) {
	k.bow(x, y, size, 0, 360, fine)
	k.bow(x, y+size*3.2, size*1.9, 195, 345, fine)
}

// seal draws a round seal with a star.
func (k sketch) seal(x, y, r float32) {
	k.bow(x, y, r, 0, 360, fine)
	k.disc(x, y, r*0.42)
}

var paperShapes = map[Shape]func(sketch){
	DrawIDCard: func(k sketch) {
		k.card(1.2, 4.2, 21.6, 15.6, 2)
		k.draw(4.2, 8, 10.6, 8)
		k.draw(4.2, 11, 9, 11)
		k.draw(4.2, 16.4, 13, 16.4)
		k.head(17, 9.2, 2)
	},
	DrawBook: func(k sketch) {
		k.draw(4, 3, 4, 21, 20, 21, 20, 3, 4, 3)
		k.draw(7, 3, 7, 21)
		k.draw(10.5, 8.4, 13.5, 5.8, 16.5, 8.4)
		k.draw(11.4, 8, 11.4, 11.6, 15.6, 11.6, 15.6, 8)
		k.draw(10, 15, 17, 15)
		k.draw(10, 18, 17, 18)
	},
	DrawMarriage: func(k sketch) {
		k.card(3.4, 2, 17.2, 20, 1.6)
		k.bow(9.9, 8.6, 2.4, 150, 360, fine)
		k.bow(14.1, 8.6, 2.4, 180, 390, fine)
		k.draw(7.8, 9.8, 12, 14.4, 16.2, 9.8)
		k.draw(7.4, 18.4, 16.6, 18.4)
	},
	DrawBankCard: func(k sketch) {
		k.card(1.2, 4.6, 21.6, 14.8, 2)
		k.fill(1.4, 8, 22.6, 8, 22.6, 10.6, 1.4, 10.6)
		k.card(4, 13, 4, 3.2, 0.6)
		k.draw(11, 16, 19.6, 16)
	},
	DrawForm: func(k sketch) {
		k.sheet()
		k.card(7, 9, 2.6, 2.6, 0.3)
		k.draw(12, 10.4, 17, 10.4)
		k.card(7, 13.2, 2.6, 2.6, 0.3)
		k.draw(12, 14.6, 17, 14.6)
		k.draw(7, 19, 17, 19)
	},
	DrawPhoto: func(k sketch) {
		k.card(4.6, 2, 14.8, 20, 1)
		k.head(12, 9, 3.3)
	},
	DrawHouse: func(k sketch) {
		k.card(3.4, 2, 17.2, 20, 1.2)
		k.draw(6.8, 10.4, 12, 5.6, 17.2, 10.4)
		k.draw(8.4, 9.2, 8.4, 15.4, 15.6, 15.4, 15.6, 9.2)
		k.draw(11, 15.2, 11, 12, 13, 12, 13, 15.2)
		k.draw(7, 18.6, 17, 18.6)
	},
	DrawLicence: func(k sketch) {
		k.card(1.4, 3, 21.2, 18, 0.8)
		k.card(3.6, 5.2, 16.8, 13.6, 0.4)
		k.disc(12, 7.8, 1.3)
		k.draw(7, 11.4, 17, 11.4)
		k.draw(7, 14, 13, 14)
		k.bow(16.4, 15.4, 1.9, 0, 360, fine)
	},
	DrawContract: func(k sketch) {
		k.sheet()
		k.draw(7.4, 8.6, 12.6, 8.6)
		k.draw(7.4, 11.8, 16.6, 11.8)
		k.draw(7.4, 17.6, 8.6, 16.2, 9.8, 18.2, 11, 16.6)
		k.draw(13.2, 17.6, 14.4, 16.2, 15.6, 18.2, 16.8, 16.6)
	},
	DrawPaper: func(k sketch) {
		k.sheet()
		for y := float32(10); y < 20; y += 3.2 {
			k.draw(7.6, y, 16.4, y)
		}
	},
	DrawStamped: func(k sketch) {
		k.sheet()
		k.draw(7.6, 8.4, 12.4, 8.4)
		k.draw(7.6, 11.4, 16.4, 11.4)
		k.seal(14, 17, 3)
	},
	DrawPassport: func(k sketch) {
		k.card(4.2, 1.8, 15.6, 20.4, 1.6)
		k.bow(12, 9.6, 4, 0, 360, fine)
		k.draw(8.2, 9.6, 15.8, 9.6)
		k.bow(9.2, 9.6, 4.9, -52, 52, fine*0.8)
		k.bow(14.8, 9.6, 4.9, 128, 232, fine*0.8)
		k.draw(8.6, 17.4, 15.4, 17.4)
	},
	DrawCar: func(k sketch) {
		k.draw(2.4, 17, 2.4, 12, 5.4, 11.2, 7.6, 6.6, 16, 6.6, 18.6, 11.2, 21.6, 12.4, 21.6, 17, 2.4, 17)
		k.draw(5.6, 11.2, 18.6, 11.2)
		k.bow(7, 17.2, 2.1, 0, 360, fine)
		k.bow(17, 17.2, 2.1, 0, 360, fine)
	},
	DrawMedical: func(k sketch) {
		k.sheet()
		k.thick(2.2, 12, 9.6, 12, 17.4)
		k.thick(2.2, 8.1, 13.5, 15.9, 13.5)
	},
	DrawReceipt: func(k sketch) {
		k.draw(5, 2, 19, 2, 19, 22, 16.6, 20.2, 14.2, 22, 12, 20.2, 9.8, 22, 7.4, 20.2, 5, 22, 5, 2)
		k.draw(9, 5.4, 12, 9.4, 15, 5.4)
		k.draw(12, 9.4, 12, 15)
		k.draw(9, 10.4, 15, 10.4)
		k.draw(9, 12.9, 15, 12.9)
	},
	DrawProxy: func(k sketch) {
		k.head(6.6, 7, 2.5)
		k.head(17.4, 7, 2.5)
		k.draw(7.4, 18.6, 16.6, 18.6)
		k.draw(14, 16.2, 16.6, 18.6, 14, 21)
	},
	DrawPlan: func(k sketch) {
		k.card(2.4, 3, 19.2, 18, 0.4)
		k.draw(2.4, 12, 9, 12)
		k.draw(12.6, 12, 21.6, 12)
		k.draw(12.6, 3, 12.6, 7.4)
		k.draw(12.6, 12, 12.6, 21)
	},
	DrawPensioner: func(k sketch) {
		k.card(2.4, 3.4, 19.2, 17.2, 1.4)
		k.draw(12, 3.6, 12, 20.4)
		k.head(7.2, 8.8, 2.1)
		k.draw(14.4, 8, 19.2, 8)
		k.draw(14.4, 11, 19.2, 11)
		k.bow(17, 16, 2, 0, 360, fine)
	},
	DrawSignature: func(k sketch) {
		k.sheet()
		k.draw(7.6, 8.6, 12.4, 8.6)
		k.draw(7, 18.6, 17, 18.6)
		k.draw(7.6, 16.2, 9.2, 12.4, 10.4, 16.4, 12, 13.4, 13.2, 16.2, 16.4, 12.2)
	},
	DrawTogether: func(k sketch) {
		k.card(2, 7, 11, 14.6, 1)
		k.draw(6, 7, 6, 4.6, 17, 4.6, 17, 18.4, 13, 18.4)
		k.draw(10, 4.6, 10, 2.2, 21.4, 2.2, 21.4, 15.4, 17, 15.4)
		k.thick(2, 4.6, 14.2, 6.8, 16.6, 10.6, 11.6)
	},
}
