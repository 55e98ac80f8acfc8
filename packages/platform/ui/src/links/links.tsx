import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core'
import { createLink, Link, type LinkComponent } from '@tanstack/react-router'
import type { ComponentProps, MouseEventHandler, ReactNode } from 'react'

const RoutedAnchor: LinkComponent<typeof Anchor<'a'>> = createLink(Anchor<'a'>)
const RoutedButton: LinkComponent<typeof LinkButton> = createLink(LinkButton)

export type AppLinkProps = AnchorProps & { href: string; children: ReactNode }

/** A link within the back office, to an address made by a page's `href()`. */
export function AppLink({ href, children, ...style }: AppLinkProps): ReactNode {
  const { to, search } = splitHref(href)
  return (
    // Within a sentence or a cell it is written as large as the words around it.
    <RoutedAnchor inherit={style.size === undefined} {...style} to={to} search={search} preload="intent">
      {children}
    </RoutedAnchor>
  )
}

export type ButtonLinkProps = ButtonProps & { href: string; children: ReactNode }

/** Looks like a button and is a link: it can be opened in a tab of its own. */
function LinkButton(props: ComponentProps<typeof Button<'a'>>): ReactNode {
  return <Button component="a" {...props} />
}

/** A button that leads to a page. */
export function ButtonLink({ href, children, ...style }: ButtonLinkProps): ReactNode {
  const { to, search } = splitHref(href)
  return (
    <RoutedButton component="a" {...style} to={to} search={search} preload="intent">
      {children}
    </RoutedButton>
  )
}

export type PlainLinkProps = {
  href: string
  className?: string | undefined
  children: ReactNode
  tabIndex?: number
  onClick?: MouseEventHandler<HTMLAnchorElement>
  'aria-current'?: 'page' | undefined
}

/** A link that brings no looks of its own. */
export function PlainLink({ href, className, children, ...rest }: PlainLinkProps): ReactNode {
  const { to, search } = splitHref(href)
  return (
    <Link
      {...rest}
      // A page is not the current one because its address begins like another's.
      activeOptions={{ exact: true }}
      {...(className === undefined ? {} : { className })}
      to={to}
      search={search}
      preload="intent"
    >
      {children}
    </Link>
  )
}

/** The router wants the path and the search apart. */
export function splitHref(href: string): { to: string; search: Record<string, string> } {
  const [to = href, query = ''] = href.split('?')
  return { to, search: Object.fromEntries(new URLSearchParams(query)) }
}
