import type { ReactNode } from 'react'
import classes from './fields.module.css'

/** The fields of a document that is being written: two columns, one on a phone. */
export function Fields({ children }: { children: ReactNode }): ReactNode {
  return <div className={classes['fields']}>{children}</div>
}
