import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  drawInteractions,
  drawOpportunities,
  interactionTable,
  opportunityTable,
} from './life/business.mjs';
import {
  campaignDescriptionTable,
  campaignTable,
  noteResponses,
  runCampaigns,
} from './life/campaigns.mjs';
import { csvText, gb18030, utf8, utf8WithBom } from './telling/csv.mjs';
import { customerTable, drawCustomers } from './life/customers.mjs';
import { departureTable, drawDepartures } from './life/departures.mjs';
import { behaviourTable, drawBehaviours, drawReferrals, drawSocial } from './life/engagement.mjs';
import { referralTable, socialTable } from './life/engagement.mjs';
import { drawLoyalty, loyaltyTable } from './life/loyalty.mjs';
import { drawOrders, numberOrders } from './life/orders.mjs';
import { productTable } from './world/products.mjs';
import { randomStream } from './world/random.mjs';
import { refundTable, settleOrders, transactionTable } from './life/settlement.mjs';
import { soilRefunds, soilTransactions } from './telling/soiling.mjs';
import { tellTruth } from './telling/truth.mjs';
import { drawFeedback, drawTickets, feedbackTable, ticketTable } from './life/voice.mjs';

// Among ten seeds one whose campaign without effect also shows none.
const SEED = 20231111;

/** Everything that happened in the shop, in the order in which one thing follows from another. */
function liveShop() {
  const stream = (topic) => randomStream(SEED, topic);
  const customers = drawCustomers(stream('customers'));
  const orders = drawOrders(stream('orders'), customers);
  const contacts = runCampaigns(stream('campaigns'), customers, orders);
  numberOrders(orders);
  const refunds = settleOrders(stream('settlement'), orders);
  noteResponses(contacts, orders);
  const tickets = drawTickets(stream('tickets'), orders);
  return {
    ...{ customers, orders, contacts, refunds, tickets },
    loyalty: drawLoyalty(stream('loyalty'), orders),
    feedback: drawFeedback(stream('feedback'), orders),
    departures: drawDepartures(stream('departures'), customers, orders),
    behaviours: drawBehaviours(stream('behaviours'), orders),
    social: drawSocial(stream('social'), customers),
    referrals: drawReferrals(stream('referrals'), customers, orders),
    opportunities: drawOpportunities(stream('opportunities'), customers, orders),
    interactions: drawInteractions(stream('interactions'), customers, tickets),
  };
}

/** Each file: table, dirt, how its text becomes bytes. */
function shopFiles(shop) {
  const transactions = soilTransactions(transactionTable(shop.orders), shop.customers);
  const refunds = soilRefunds(refundTable(shop.refunds), shop.refunds);
  const windows = { newline: '\r\n' };
  return {
    customers: { table: customerTable(shop.customers), encode: utf8WithBom, encoding: 'UTF-8 BOM' },
    transactions,
    products: { table: productTable() },
    refunds,
    behaviours: { table: behaviourTable(shop.behaviours) },
    feedback: { table: feedbackTable(shop.feedback) },
    tickets: {
      ...{ table: ticketTable(shop.tickets), dialect: windows },
      ...{ encode: gb18030, encoding: 'GB18030' },
    },
    interactions: { table: interactionTable(shop.interactions), dialect: { delimiter: ';' } },
    campaigns: { table: campaignTable(shop.contacts) },
    campaign_descriptions: { table: campaignDescriptionTable() },
    social: { table: socialTable(shop.social), dialect: { delimiter: '\t' } },
    referrals: { table: referralTable(shop.referrals) },
    loyalty: { table: loyaltyTable(shop.loyalty) },
    departures: { table: departureTable(shop.departures) },
    opportunities: { table: opportunityTable(shop.opportunities) },
  };
}

function receiptOf({ table, dirt = [], dialect = {}, encoding = 'UTF-8' }) {
  const count = (verdict) => dirt.filter((entry) => entry.verdict === verdict).length;
  const records = table.rows.length;
  const [quarantined, skipped] = [count('quarantined'), count('skipped')];
  return {
    ...{ encoding, delimiter: dialect.delimiter ?? ',' },
    newline: dialect.newline === '\r\n' ? 'CRLF' : 'LF',
    header: table.header,
    receipt: { records, loaded: records - quarantined - skipped, quarantined, skipped },
    dirt,
  };
}

/**
 * The whole sample, always the same bytes.
 * @returns {Map<string, Buffer>} file name, relative to this folder, to contents
 */
export function generate() {
  const shop = liveShop();
  const files = Object.entries(shopFiles(shop));
  const receipts = files.map(([name, file]) => [`${name}.csv`, receiptOf(file)]);
  const truth = tellTruth(shop, Object.fromEntries(receipts));
  return new Map([
    ...files.map(([name, { table, dialect, encode = utf8 }]) => [
      `shop/${name}.csv`,
      encode(csvText(table, dialect)),
    ]),
    ['truth.json', utf8(`${JSON.stringify(truth, null, 2)}\n`)],
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(new URL('shop/', import.meta.url), { recursive: true });
  for (const [name, bytes] of generate()) {
    writeFileSync(new URL(name, import.meta.url), bytes);
    console.log(`${name}: ${bytes.length} bytes`);
  }
}
