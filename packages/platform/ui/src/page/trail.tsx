import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useUiMessages } from '../language/use-messages.ts'
import { PlainLink } from '../links/links.tsx'
import classes from './trail.module.css'

/** The pages above this one, and how each is called. */
export type TrailLinks = readonly { readonly label: string; readonly href: string }[]

/** The way back up, over a title. */
export function Trail({ trail }: { trail: TrailLinks }): ReactNode {
  const t = useUiMessages()
  if (trail.length === 0) return null
  return (
    <nav aria-label={t('document.trail')} className={classes['trail']}>
      {trail.map(({ label, href }) => (
        <PlainLink key={href} href={href}>
          <IconArrowLeft size={12} aria-hidden="true" />
          {label}
        </PlainLink>
      ))}
    </nav>
  )
}
