import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import './printed.css'

/** What comes out of the printer while this is on the page: nothing else does. Not seen on the screen. */
export function Printed({ children }: { children: ReactNode }): ReactNode {
  return createPortal(
    <div data-printed aria-hidden="true">
      {children}
    </div>,
    document.body,
  )
}
