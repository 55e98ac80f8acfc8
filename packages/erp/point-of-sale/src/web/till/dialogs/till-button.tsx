import type { MouseEventHandler, ReactNode } from 'react'
import classes from './dialogs.module.css'

/** A button for fingers: 52 pixels high, and accented where it is the one thing to do next. */
export function TillButton({
  primary = false,
  pending = false,
  type = 'button',
  ...props
}: {
  primary?: boolean
  pending?: boolean
  type?: 'button' | 'submit'
  disabled?: boolean
  'aria-pressed'?: boolean
  'data-autofocus'?: boolean
  onClick?: MouseEventHandler<HTMLButtonElement>
  children: ReactNode
}): ReactNode {
  return (
    <button
      {...props}
      type={type}
      className={classes['button']}
      data-primary={primary || undefined}
      aria-busy={pending || undefined}
      disabled={props.disabled === true || pending}
    />
  )
}
