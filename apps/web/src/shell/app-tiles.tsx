import { PlainLink, useSayUnchecked } from '@platform/ui'
import type { ReactNode } from 'react'
import classes from './app-tiles.module.css'
import type { App } from './navigation.ts'

/** Every app: its sign, its name, and what it is for. */
export function AppTiles({
  apps,
  current,
  onChoose,
}: {
  apps: readonly App[]
  current?: App | undefined
  onChoose?: () => void
}): ReactNode {
  const say = useSayUnchecked()
  return (
    <ul className={classes['tiles']}>
      {apps.map((app) => (
        <li key={app.id}>
          <PlainLink
            href={app.home}
            className={classes['tile']}
            aria-current={app.id === current?.id ? 'page' : undefined}
            {...(onChoose ? { onClick: onChoose } : {})}
          >
            <span className={classes['sign']}>
              <app.icon size={22} stroke={1.6} />
            </span>
            <span>
              <span className={classes['name']}>{say(app.label.namespace, app.label.key)}</span>
              <span className={classes['hint']}>{say(app.hint.namespace, app.hint.key)}</span>
            </span>
          </PlainLink>
        </li>
      ))}
    </ul>
  )
}
