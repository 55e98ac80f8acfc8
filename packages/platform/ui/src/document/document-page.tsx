import type { Messages, MessageTable } from '@platform/plugin-api/web'
import type { ReactNode } from 'react'
import { ErrorAlert } from '../feedback/error-alert.tsx'
import { type Saving, UnsavedChanges } from '../feedback/unsaved-changes.tsx'
import { PageHeader } from '../page/page-header.tsx'
import { Trail, type TrailLinks } from '../page/trail.tsx'
import { type DocumentAction, DocumentActions } from './document-actions.tsx'
import classes from './document-page.module.css'
import { type Fact, Facts } from './facts.tsx'
import { type DocumentSteps, StatusSteps } from './status-steps.tsx'

export type DocumentPageProps = {
  /** Where the document is kept: its list, say. */
  trail?: TrailLinks
  /** Its number, or what it is while it has none. */
  title: string
  subtitle?: string
  steps?: DocumentSteps
  /** What its status allows; those the reader may not do are left out. */
  actions?: readonly DocumentAction[]
  /** Of a page that is a form: what sends it. Until then nobody leaves it by mistake. */
  saving?: Saving
  /** Why the last action did not work. */
  error?: unknown
  messages?: Messages<MessageTable>
  facts?: readonly Fact[]
  /** Panels beside the document. */
  aside?: ReactNode
  /** What happened to it, below. */
  history?: ReactNode
  /** Lines, totals, and the panels under them. */
  children?: ReactNode
}

/** The document page: number and steps on top, the actions its status allows, facts, lines, panels, history. */
export function DocumentPage(props: DocumentPageProps): ReactNode {
  const {
    trail = [],
    title,
    subtitle,
    steps,
    actions = [],
    error,
    messages,
    facts = [],
    aside,
    history,
  } = props
  const page = (
    <article className={classes['page']}>
      <div>
        <Trail trail={trail} />
        <PageHeader title={title} subtitle={subtitle} beside={steps && <StatusSteps {...steps} />}>
          <DocumentActions actions={actions} />
        </PageHeader>
      </div>
      <ErrorAlert error={error} messages={messages} />
      <div className={classes['columns']} data-aside={aside != null || undefined}>
        <div className={classes['main']}>
          {(facts.length > 0 || props.children != null) && (
            <div className={classes['sheet']}>
              {facts.length > 0 && <Facts facts={facts} />}
              {props.children}
            </div>
          )}
        </div>
        {aside != null && <aside className={classes['aside']}>{aside}</aside>}
      </div>
      {history}
    </article>
  )
  return props.saving ? <UnsavedChanges saving={props.saving}>{page}</UnsavedChanges> : page
}
