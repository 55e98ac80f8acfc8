import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import './printed.css'

/** What comes out of the printer while this is on the page: nothing else does. Not seen on the screen. */
export function Printed({
  sheet = '',
  children,
}: {
  /** What paper it is for, where that is not the printer's own: styles find it by `[data-printed="..."]`. */
  sheet?: string
  children: ReactNode
}): ReactNode {
  return createPortal(
    <div data-printed={sheet} aria-hidden="true">
      {children}
    </div>,
    document.body,
  )
}
