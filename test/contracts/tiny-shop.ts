/**
 * A shop small enough to be read: 12 customers, 20 orders in 25 lines, a few products, events and
 * refunds. Has what statements stumble over: customers without orders, orders without customers,
 * empty cells, a cancelled order, a return, Chinese text.
 */
const customers = `customer_id,name,gender,birth_date,province,city,registered_at,source
c01,王伟,男,1985-03-04,浙江,杭州,2023-01-03,门店
c02,李娜,女,1990-07-19,浙江,宁波,2023-01-10,抖音
c03,张敏,女,,广东,广州,2023-02-02,抖音
c04,刘洋,男,1978-11-30,广东,深圳,2023-02-14,门店
c05,陈静,女,1999-01-01,上海,上海,2023-03-08,
c06,杨帆,男,2001-05-05,上海,上海,2023-04-01,老客推荐
c07,赵磊,男,1988-08-08,江苏,南京,2023-05-20,门店
c08,黄芳,女,1969-09-09,江苏,苏州,2023-06-18,抖音
c09,周强,,1993-12-12,,,2023-08-01,门店
c10,吴霞,女,1995-04-23,四川,成都,2023-11-11,抖音
c11,徐明,男,1982-02-28,四川,成都,2024-01-15,老客推荐
c12,孙丽,女,,浙江,杭州,2024-02-29,门店
`;

const lines = [
  'o01,l1,c01,2023-01-05 10:00:00,p1,2,30,60,已完成',
  'o01,l2,c01,2023-01-05 10:00:00,p2,1,100,100,已完成',
  'o02,l1,c02,2023-01-20 11:30:00,p1,1,30,30,已完成',
  'o03,l1,c01,2023-02-10 09:00:00,p3,3,20,60,已完成',
  'o04,l1,c03,2023-02-11 21:15:00,p2,1,100,100,已完成',
  'o05,l1,c04,2023-03-01 12:00:00,p1,5,30,150,交易关闭',
  'o06,l1,c04,2023-03-02 12:00:00,p1,5,30,150,已完成',
  'o07,l1,c01,2023-03-18 08:00:00,p2,1,100,100,已完成',
  'o08,l1,c05,2023-04-04 18:45:00,p3,1,20,20,已完成',
  'o08,l2,c05,2023-04-04 18:45:00,p2,2,100,200,已完成',
  'o09,l1,c02,2023-05-06 20:00:00,p1,1,30,30,已完成',
  'o10,l1,c06,2023-06-18 00:05:00,p3,10,20,200,已完成',
  'o11,l1,c01,2023-06-18 00:06:00,p1,4,30,120,已完成',
  'o12,l1,,2023-06-19 13:00:00,p1,1,30,30,已完成',
  'o13,l1,c07,2023-07-07 07:07:00,p2,1,100,100,已完成',
  'o14,l1,c03,2023-08-15 16:20:00,p1,2,30,60,已完成',
  'o15,l1,c08,2023-09-01 10:10:00,p3,2,20,40,已完成',
  'o16,l1,c01,2023-10-10 10:10:00,p2,1,100,100,已完成',
  'o17,l1,c02,2023-11-11 00:01:00,p2,3,100,300,已完成',
  'o17,l2,c02,2023-11-11 00:01:00,p3,1,20,20,已完成',
  'o18,l1,c10,2023-11-11 00:02:00,p1,2,30,60,已完成',
  'o18,l2,c10,2023-11-11 00:02:00,p2,1,100,100,已完成',
  'o19,l1,c01,2024-01-20 15:00:00,p1,1,30,30,已完成',
  'o20,l1,c11,2024-02-20 15:00:00,p3,5,20,100,已完成',
  'o20,l2,c11,2024-02-20 15:00:00,p1,1,30,30,已完成',
];
const header =
  'order_id,line_id,customer_id,ordered_at,product_id,quantity,unit_price,amount,status';

const products = `product_id,product,category,brand,price,cost
p1,桂花乌龙,茶,拾禾,30,12
p2,香薰蜡烛,香氛,拾禾,100,35
p3,竹纤维毛巾,家居,,20,9
`;

const behaviours = `customer_id,session_id,occurred_at,event,page,product_id
c01,s1,2024-02-01 10:00:00,view,/p1,p1
c01,s1,2024-02-01 10:01:00,add_to_cart,/p1,p1
c09,s2,2024-02-02 09:00:00,view,/p2,p2
`;

const refunds = `refund_id,order_id,refunded_at,amount,reason,status
r1,o06,2023-03-12 10:00:00,50,尺寸不合,退款成功
`;

/** The files of the shop, as `Given.files` takes them. */
export const tinyShop: Readonly<Record<string, string>> = {
  'customers.csv': customers,
  'transactions.csv': `${[header, ...lines].join('\n')}\n`,
  'products.csv': products,
  'behaviours.csv': behaviours,
  'refunds.csv': refunds,
};
