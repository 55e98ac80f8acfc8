import { statement } from '@platform/database'

/** $1 company, $2 recharge. */
export const findUndo = statement<{ id: string }>(
  'point-of-sale.find-undo',
  `select id from point_of_sale.pos_order
    where company_id = $1 and of_order_id = $2 and kind = 'undone_recharge'`,
)

/** $1 company, $2 order: never changes, so it may be read before the lock. */
export const readSessionOfOrder = statement<{ session_id: string }>(
  'point-of-sale.read-session-of-order',
  'select session_id from point_of_sale.pos_order where company_id = $1 and id = $2',
)

/** $1 company, $2 order: what refunds have taken back of each line. Quantities in thousandths; amounts above zero. */
export const readRefundedLines = statement<{ line: number; quantity: bigint; net: bigint; tax: bigint }>(
  'point-of-sale.read-refunded-lines',
  `select line.of_line as line, (sum(line.quantity) * 1000)::bigint as quantity, (-sum(line.net))::bigint as net,
          (-sum(line.tax))::bigint as tax
     from point_of_sale.pos_order refund
     join point_of_sale.order_line line on line.company_id = refund.company_id and line.order_id = refund.id
    where refund.company_id = $1 and refund.of_order_id = $2 and refund.kind = 'refund'
    group by line.of_line`,
)

/** $1 company, $2 order: what refunds have given back of each of its tenders, above zero. */
export const readRefundedTenders = statement<{ tender_id: string; amount: bigint }>(
  'point-of-sale.read-refunded-tenders',
  `select back.of_tender_id as tender_id, (-sum(back.amount - back.rounding))::bigint as amount
     from point_of_sale.tender paid
     join point_of_sale.tender back on back.company_id = paid.company_id and back.of_tender_id = paid.id
    where paid.company_id = $1 and paid.order_id = $2
    group by back.of_tender_id`,
)
