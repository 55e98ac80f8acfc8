import { Printed } from '@platform/ui'
import type { ReactNode } from 'react'
import './receipt-roll.css'

/** What comes out of the receipt printer while this is on the page. */
export function ReceiptRoll({ children }: { children: ReactNode }): ReactNode {
  return <Printed sheet="receipt">{children}</Printed>
}
