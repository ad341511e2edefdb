import { orderTotal } from '../life/orders.mjs';

/** Yuan from fen. */
export const money = (fen) => Math.round(fen) / 100;

/** A share to six decimals. */
export const share = (part, whole) => Math.round((part / whole) * 1e6) / 1e6;

export const sum = (items, value) => items.reduce((total, item) => total + value(item), 0);

/** What an order is worth once its refunds are taken off, in fen. */
export const netValue = (order) => orderTotal(order) - (order.refunded ?? 0);
