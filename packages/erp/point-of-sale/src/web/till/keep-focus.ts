import type { SyntheticEvent } from 'react'

/** A finger on a key of the till leaves the focus where it is, so that Enter keeps meaning the next step. */
export function keepFocus(event: SyntheticEvent): void {
  event.preventDefault()
}
