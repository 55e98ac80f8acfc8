import type { ReactNode } from 'react'
import classes from './shares.module.css'

/** From what is as it should be to what has waited longest. */
export type ShareTone = 'calm' | 'first' | 'second' | 'third' | 'last'

export type SharePart = {
  readonly id: string
  readonly label: string
  /** Its weight beside the others; what is not above zero is left out. */
  readonly share: number
  readonly tone: ShareTone
}

/** One bar shared out by weight, for figures that stand beside it in words. */
export function Shares({ label, parts }: { label: string; parts: readonly SharePart[] }): ReactNode {
  const shown = parts.filter(({ share }) => share > 0)
  const sum = shown.reduce((total, { share }) => total + share, 0)
  if (sum === 0) return null
  const told = shown.map((part) => `${part.label} ${Math.round((part.share / sum) * 100)} %`).join(', ')
  return (
    <div className={classes['bar']} role="img" aria-label={`${label}: ${told}`}>
      {shown.map(({ id, label: name, share, tone }) => (
        <div key={id} className={classes[tone]} style={{ flexGrow: share / sum }} title={name} />
      ))}
    </div>
  )
}
