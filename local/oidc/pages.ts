// local/oidc/pages.ts: the pages of the identity provider: sign-in, sign-out, and what to do when something is wrong.
import { html, raw } from 'hono/html'
import type { Account } from './people.ts'

type Html = ReturnType<typeof html>

export interface SignInPage {
  readonly portalName: string
  /** People offered as one-click sign-in; none in earnest use. */
  readonly people: readonly Account[]
  /** What was typed before, when it was wrong. */
  readonly email?: string
  readonly error?: string
}

/** The form posts to its own address: `email` and `password`, or `as` with the e-mail of a person on the list. */
export function renderSignIn({ portalName, people, email = '', error }: SignInPage): Html {
  return renderPage(
    `Sign in to ${portalName}`,
    html`<h1>Sign in</h1>
      <p class="where">to ${portalName}</p>
      ${error ? html`<p class="error" role="alert">${error}</p>` : ''}
      <form method="post">
        <label for="email">E-mail</label>
        <input id="email" name="email" type="email" autocomplete="username" required value="${email}" />
        <label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required />
        <button class="primary">Sign in</button>
      </form>
      ${people.length > 0 ? renderPeople(people) : ''}`,
  )
}

function renderPeople(people: readonly Account[]): Html {
  return html`<section aria-labelledby="people">
    <h2 id="people">Demonstration people</h2>
    <p class="hint">This portal runs on one machine for trying out. Choose who you want to be; no password is needed.</p>
    <form method="post">
      <ul>
        ${people.map(
          ({ name, email, about }) =>
            html`<li>
              <button name="as" value="${email}">
                <span class="name">${name}</span>
                <span class="role">${about ?? ''}</span>
                <span class="email">${email}</span>
              </button>
            </li>`,
        )}
      </ul>
    </form>
  </section>`
}

/** @param form the provider's own form element, which the buttons belong to */
export function renderSignOut(portalName: string, form: string): Html {
  return renderPage(
    `Sign out of ${portalName}`,
    html`<h1>Sign out</h1>
      <p class="where">of ${portalName}</p>
      ${raw(form)}
      <p class="choices">
        <button class="primary" form="op.logoutForm" name="logout" value="yes">Sign out</button>
        <button form="op.logoutForm">Stay signed in</button>
      </p>`,
  )
}

export function renderSignedOut(portalName: string): Html {
  return renderPage(
    `Signed out of ${portalName}`,
    html`<h1>You are signed out</h1>
      <p>You can close this page.</p>`,
  )
}

/** @param portalUrl where to begin again */
export function renderProblem(portalName: string, portalUrl: string, message: string): Html {
  return renderPage(
    `Sign-in did not work - ${portalName}`,
    html`<h1>Sign-in did not work</h1>
      <p class="error" role="alert">${message}</p>
      <p><a href="${portalUrl}">Begin again at ${portalName}</a></p>`,
  )
}

function renderPage(title: string, content: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html>`
}
