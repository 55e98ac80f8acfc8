import { lazy, type ReactNode, Suspense } from 'react'
import type { TillDialog } from '../till-types.ts'

// What a sale needs is fetched once the till is shown, and is there before it is asked for: also when the connection goes.
const saleDialogs = {
  customer: () => import('../customer/customer-dialog.tsx'),
  note: () => import('./note-dialog.tsx'),
  receipt: () => import('../receipt/receipt-dialog.tsx'),
}
const CustomerDialog = lazy(() => saleDialogs.customer().then((m) => ({ default: m.CustomerDialog })))
const NoteDialog = lazy(() => saleDialogs.note().then((m) => ({ default: m.NoteDialog })))
const ReceiptDialog = lazy(() => saleDialogs.receipt().then((m) => ({ default: m.ReceiptDialog })))
const ProofDialog = lazy(() =>
  import('../payment/proof-dialog.tsx').then((m) => ({ default: m.ProofDialog })),
)
const RechargeDialog = lazy(() =>
  import('../recharge/recharge-dialog.tsx').then((m) => ({ default: m.RechargeDialog })),
)
const ContributedDialog = lazy(() =>
  import('./contributed-dialog.tsx').then((m) => ({ default: m.ContributedDialog })),
)
const ParkedDialog = lazy(() => import('./parked-dialog.tsx').then((m) => ({ default: m.ParkedDialog })))
const CashDialog = lazy(() => import('../session/cash-dialog.tsx').then((m) => ({ default: m.CashDialog })))
const OrdersDialog = lazy(() =>
  import('../refund/orders-dialog.tsx').then((m) => ({ default: m.OrdersDialog })),
)
const RefundDialog = lazy(() =>
  import('../refund/refund-dialog.tsx').then((m) => ({ default: m.RefundDialog })),
)
const SettleDialog = lazy(() =>
  import('../settle/settle-dialog.tsx').then((m) => ({ default: m.SettleDialog })),
)
const ReportDialog = lazy(() =>
  import('../session/report-dialog.tsx').then((m) => ({ default: m.ReportDialog })),
)
const CloseDialog = lazy(() =>
  import('../session/close-dialog.tsx').then((m) => ({ default: m.CloseDialog })),
)
const CashierDialog = lazy(() =>
  import('../people/cashier-dialog.tsx').then((m) => ({ default: m.CashierDialog })),
)

/** Fetches what a sale needs besides the zones. */
export function fetchSaleDialogs(): Promise<unknown> {
  return Promise.all(Object.values(saleDialogs).map((load) => load()))
}

/** The one dialog that lies over the till. */
export function TillDialogs({ dialog }: { dialog: TillDialog }): ReactNode {
  return <Suspense fallback={null}>{shown(dialog)}</Suspense>
}

function shown(dialog: TillDialog): ReactNode {
  switch (dialog.name) {
    case 'customer':
      return <CustomerDialog thenPress={dialog.thenPress} thenOpen={dialog.thenOpen} />
    case 'note':
      return <NoteDialog lineId={dialog.lineId} />
    case 'receipt':
      return <ReceiptDialog receipt={dialog.receipt} isNew={dialog.isNew} />
    case 'proof':
      return <ProofDialog {...dialog} />
    case 'recharge':
      return <RechargeDialog {...dialog} />
    case 'form':
      return <ContributedDialog {...dialog} />
    case 'parked':
      return <ParkedDialog />
    case 'cash':
      return <CashDialog />
    case 'orders':
      return <OrdersDialog />
    case 'refund':
      return <RefundDialog orderId={dialog.orderId} />
    case 'settle':
      return <SettleDialog />
    case 'report':
      return <ReportDialog />
    case 'close':
      return <CloseDialog />
    case 'cashier':
      return <CashierDialog />
  }
}
