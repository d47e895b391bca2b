// web/console/shell.ts: the page that loads the staff console, and what the console must know to sign people in.
import { html } from 'hono/html'
import type { Page } from '../catalog/pages.ts'
import type { SiteContext } from '../catalog/view.ts'

/** What the console must know to sign people in. */
export interface ConsoleSignIn {
  readonly issuer: string
  readonly clientId: string
  /** For whom the access token is to be, where the provider has to be told. */
  readonly audience?: string
  /** Instead of `openid email profile`. */
  readonly scope?: string
}

export function consoleShell(context: SiteContext, signIn: ConsoleSignIn): Page[] {
  const { city, assets } = context
  const title = `Staff console · ${city.name} ${city.portalName}`
  const body = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<script src="${assets['theme.js']}"></script>
<link rel="stylesheet" href="${assets['theme.css']}">
<link rel="stylesheet" href="${assets['site.css']}">
<link rel="stylesheet" href="${assets['console.css']}">
<link rel="icon" href="${assets['icon.svg']}" type="image/svg+xml">
<script type="module" src="${assets['console.js']}"></script>
</head>
<body class="console">
<div id="console"><main class="wrap"><h1>${city.name} ${city.portalName}</h1><p role="status">Loading the staff console…</p></main></div>
<noscript><main class="wrap"><p>The staff console needs JavaScript. The public catalog does not: <a href="/datasets/">browse the datasets</a>.</p></main></noscript>
</body>
</html>`
  const settings = { ...signIn, city: `${city.name} ${city.portalName}`, stage: context.stage }
  return [
    { path: 'console/index.html', body: String(body), mediaType: 'text/html; charset=utf-8' },
    { path: 'console/config.json', body: JSON.stringify(settings), mediaType: 'application/json' },
  ]
}
