import { type Check, inScope, sqlCheck, sqlSentence, upTo } from '@platform/plugin-api'

/** The closed sessions asked about, joined with what is known of them. */
const closed = (joins: string) => `from point_of_sale.session
  join point_of_sale.register on register.company_id = session.company_id and register.id = session.register_id
  ${joins}
 where session.closed_at is not null and ${inScope('session')} and ${upTo('session.business_date')}`

const subject = sqlSentence('session {{session}}', {
  session: "register.code || '-' || lpad(session.number::text, 4, '0')",
})

/** Every entry that a session's orders have booked: its summary, and what moved at once. */
const entries = `
  select session.company_id, session.id as session_id, entry.id as entry_id
    from point_of_sale.session
   cross join lateral (
     select session.closing_entry_id as id
     union all
     select unnest(array[pos_order.clearing_entry_id, pos_order.kept_entry_id])
       from point_of_sale.pos_order
      where pos_order.company_id = session.company_id and pos_order.session_id = session.id
     union all
     select tender.entry_id
       from point_of_sale.pos_order
       join point_of_sale.tender on tender.company_id = pos_order.company_id and tender.order_id = pos_order.id
      where pos_order.company_id = session.company_id and pos_order.session_id = session.id
   ) entry
   where session.closed_at is not null and entry.id is not null and ${inScope('session')}`

/** What `erp verify` proves of the tills. */
export const tillChecks: readonly Check[] = [
  sqlCheck(
    'point-of-sale.clearing-is-zero',
    'POS clearing is zero after each closed session',
    `with entry as (${entries}), cleared as (
       select entry.company_id, entry.session_id, sum(item.debit - item.credit) as left_over
         from entry
         join accounting.account_role_view role
           on role.company_id = entry.company_id and role.role = 'pos_clearing'
         join accounting.journal_item_view item
           on item.company_id = entry.company_id and item.entry_id = entry.entry_id
          and item.account_id = role.account_id
        group by entry.company_id, entry.session_id
     )
     select session.company_id, ${subject} as subject,
            case when cleared.left_over <> 0
              then ${sqlSentence('{{amount, money}} is left on POS clearing', { amount: 'cleared.left_over' })}
            end as finding
       ${closed(`left join cleared on cleared.company_id = session.company_id and cleared.session_id = session.id`)}`,
  ),
  sqlCheck(
    'point-of-sale.orders-add-up',
    'the tenders of every order pay its total, and its lines come to it',
    `select pos_order.company_id, ${sqlSentence('order {{receipt}}', { receipt: 'pos_order.receipt_number' })} as subject,
            case
              when coalesce(tender.paid, 0) <> pos_order.total
                then ${sqlSentence('its tenders pay {{paid, money}}, its total is {{total, money}}', {
                  paid: 'coalesce(tender.paid, 0)',
                  total: 'pos_order.total',
                })}
              when pos_order.kind in ('sale', 'refund')
                and (coalesce(line.net, 0), coalesce(line.tax, 0)) <> (pos_order.net, pos_order.tax)
                then ${sqlSentence(
                  'its lines come to {{linesNet, money}} and {{linesTax, money}} tax, the order to {{net, money}} and {{tax, money}}',
                  {
                    linesNet: 'coalesce(line.net, 0)',
                    linesTax: 'coalesce(line.tax, 0)',
                    net: 'pos_order.net',
                    tax: 'pos_order.tax',
                  },
                )}
              when pos_order.kind = 'settlement' and coalesce(settled.amount, 0) <> pos_order.total
                then ${sqlSentence('it settles {{settled, money}}, its total is {{total, money}}', {
                  settled: 'coalesce(settled.amount, 0)',
                  total: 'pos_order.total',
                })}
            end as finding
       from point_of_sale.pos_order
       join point_of_sale.session
         on session.company_id = pos_order.company_id and session.id = pos_order.session_id
       left join (select company_id, order_id, sum(amount - rounding) as paid
                    from point_of_sale.tender group by company_id, order_id) tender
         on tender.company_id = pos_order.company_id and tender.order_id = pos_order.id
       left join (select company_id, order_id, sum(net) as net, sum(tax) as tax
                    from point_of_sale.order_line group by company_id, order_id) line
         on line.company_id = pos_order.company_id and line.order_id = pos_order.id
       left join (select company_id, order_id, sum(amount) as amount
                    from point_of_sale.settled_invoice group by company_id, order_id) settled
         on settled.company_id = pos_order.company_id and settled.order_id = pos_order.id
      where ${inScope('pos_order')} and ${upTo('session.business_date')}`,
  ),
  sqlCheck(
    'point-of-sale.receipts-have-no-gaps',
    'the receipts of every session are numbered from one on without a gap',
    `select session.company_id, ${sqlSentence('session {{session}}', { session: 'session.id' })} as subject,
            case when max(pos_order.number) <> count(*)
              then ${sqlSentence('{{receipts, figure}} receipts are numbered up to {{last}}', {
                receipts: 'count(*)',
                last: 'max(pos_order.number)',
              })} end as finding
       from point_of_sale.session
       join point_of_sale.pos_order
         on pos_order.company_id = session.company_id and pos_order.session_id = session.id
      where ${inScope('session')} and ${upTo('session.business_date')}
      group by session.company_id, session.id`,
  ),
  sqlCheck(
    'point-of-sale.summaries-agree',
    'the summary of every closed session books what its orders come to, and the cash it was paid',
    `with sold as (
       select pos_order.company_id, pos_order.session_id, sum(pos_order.net) as net, sum(pos_order.tax) as tax
         from point_of_sale.pos_order
        where pos_order.kind in ('sale', 'refund') and pos_order.invoice_id is null and ${inScope('pos_order')}
        group by pos_order.company_id, pos_order.session_id
     ), paid as (
       select pos_order.company_id, pos_order.session_id, sum(tender.amount) as cash
         from point_of_sale.pos_order
         join point_of_sale.tender on tender.company_id = pos_order.company_id and tender.order_id = pos_order.id
        where tender.method_kind = 'cash' and ${inScope('pos_order')}
        group by pos_order.company_id, pos_order.session_id
     ), booked as (
       select session.company_id, session.id as session_id,
              coalesce(sum(item.credit - item.debit) filter (where account.type in ('income', 'income_contra')), 0)
                as net,
              coalesce(sum(item.credit - item.debit) filter (where account.type = 'liability_current'), 0) as tax,
              coalesce(sum(item.debit - item.credit) filter (where account.type = 'asset_cash'), 0) as cash
         from point_of_sale.session
         left join accounting.journal_item_view item
           on item.company_id = session.company_id and item.entry_id = session.closing_entry_id
         left join accounting.account_view account
           on account.company_id = item.company_id and account.account_id = item.account_id
        where session.closed_at is not null and ${inScope('session')}
        group by session.company_id, session.id
     )
     select session.company_id, ${subject} as subject,
            case when (booked.net, booked.tax, booked.cash)
                      <> (coalesce(sold.net, 0), coalesce(sold.tax, 0), coalesce(paid.cash, 0))
              then ${sqlSentence(
                'booked are {{net, money}}, tax {{tax, money}} and cash {{cash, money}}; the orders come to {{soldNet, money}}, tax {{soldTax, money}} and cash {{paidCash, money}}',
                {
                  net: 'booked.net',
                  tax: 'booked.tax',
                  cash: 'booked.cash',
                  soldNet: 'coalesce(sold.net, 0)',
                  soldTax: 'coalesce(sold.tax, 0)',
                  paidCash: 'coalesce(paid.cash, 0)',
                },
              )} end as finding
       ${closed(`join booked on booked.company_id = session.company_id and booked.session_id = session.id
  left join sold on sold.company_id = session.company_id and sold.session_id = session.id
  left join paid on paid.company_id = session.company_id and paid.session_id = session.id`)}`,
  ),
  sqlCheck(
    'point-of-sale.drawers-agree',
    'the cash expected in every closed drawer is what it held at first and all that moved since',
    `with moved as (
       select pos_order.company_id, pos_order.session_id, tender.amount
         from point_of_sale.pos_order
         join point_of_sale.tender on tender.company_id = pos_order.company_id and tender.order_id = pos_order.id
        where tender.method_kind = 'cash' and ${inScope('pos_order')}
       union all
       select movement.company_id, movement.session_id, movement.amount
         from point_of_sale.cash_movement movement where ${inScope('movement')}
     ), drawer as (
       select company_id, session_id, sum(amount) as moved from moved group by company_id, session_id
     )
     select session.company_id, ${subject} as subject,
            case when session.expected_cash <> session.opening_cash + coalesce(drawer.moved, 0)
              then ${sqlSentence('{{expected, money}} was expected, {{due, money}} should have been', {
                expected: 'session.expected_cash',
                due: 'session.opening_cash + coalesce(drawer.moved, 0)',
              })} end as finding
       ${closed(`left join drawer on drawer.company_id = session.company_id and drawer.session_id = session.id`)}`,
  ),
]
