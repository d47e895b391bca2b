// web/edge/invitation.js: runs at CloudFront's edge before the cache: lets through who holds an invitation, and what they need to get one.
// JavaScript as CloudFront's runtime 2.0 knows it. web/edge/viewer-request.ts puts KEY, PORTAL, LANGUAGES and cleanUrl before it.
// biome-ignore lint/style/useNodejsImportProtocol: CloudFront knows it by this name only
const crypto = require('crypto')

const COOKIE = 'plaza-invitation'

/** What shows nothing of the catalog: how to get in, how to report a weakness, links that are a secret themselves. */
const OPEN = [
  '/robots.txt',
  '/.well-known/security.txt',
  '/console',
  '/api/v1/health',
  '/api/v1/invitation-mails',
  '/api/v1/mail/unsubscribed',
  '/api/v1/previews/opened',
]
const OPEN_FOLDERS = ['/assets/', '/console/']
  .concat('/invitation/')
  .concat(LANGUAGES.map((language) => `/${language}/invitation/`))

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name
function handler(event) {
  const request = event.request
  const given = request.querystring.invitation
  const kept = request.cookies[COOKIE]
  if (given && isValid(given.value)) {
    delete request.querystring.invitation
    return isPage(request.uri) && isRead(request) ? welcome(request, given.value) : onward(request)
  }
  if (isOpen(request) || (kept && isValid(kept.value))) return onward(request)
  return refusal(request)
}

/** The address without the invitation, so that nobody passes it on by accident; the browser keeps it in a cookie. */
function welcome(request, token) {
  const seconds = Number(token.split('.')[0]) - Math.floor(Date.now() / 1000)
  // Two slashes at the beginning would lead to another site.
  const path = `/${request.uri.replace(/^[/\\]+/, '')}`
  return {
    statusCode: 302,
    statusDescription: 'Found',
    headers: headersOf({ location: path + queryOf(request.querystring) }),
    cookies: {
      [COOKIE]: { value: token, attributes: `Path=/; Max-Age=${seconds}; Secure; HttpOnly; SameSite=Lax` },
    },
  }
}

function refusal(request) {
  const { uri } = request
  if (isPage(uri) && isRead(request)) {
    const language = LANGUAGES.find((one) => uri.startsWith(`/${one}/`))
    const location = `${language ? `/${language}` : ''}/invitation/`
    return { statusCode: 302, statusDescription: 'Found', headers: headersOf({ location }) }
  }
  const challenge = { 'www-authenticate': 'Plaza-Invitation' }
  const detail = 'This portal is for invited people for now.'
  const fix = 'Add ?invitation=... from the link you got, or see /invitation/ for how to get one.'
  const problem = { type: '/invitation/', status: 401, code: 'invitation-needed', title: detail, detail, fix }
  const isApi = uri.startsWith('/api/')
  return {
    statusCode: 401,
    statusDescription: 'Unauthorized',
    headers: headersOf(
      Object.assign({ 'content-type': isApi ? 'application/problem+json' : 'text/plain; charset=utf-8' }, challenge),
    ),
    body: { encoding: 'text', data: isApi ? JSON.stringify(problem) : `${detail}\n${fix}\n` },
  }
}

/** Signed for this portal, and not over. */
function isValid(token) {
  const parts = token.split('.')
  if (parts.length !== 3 || !/^\d{10}$/.test(parts[0]) || !/^[a-z0-9-]{1,40}$/.test(parts[1])) return false
  if (Number(parts[0]) * 1000 <= Date.now()) return false
  const signed = ['plaza-invitation', PORTAL, parts[0], parts[1]].join('\n')
  return isSame(crypto.createHmac('sha256', KEY).update(signed).digest('base64url'), parts[2])
}

/** Takes as long for a wrong signature as for the right one. */
function isSame(expected, found) {
  if (expected.length !== found.length) return false
  let difference = 0
  for (let at = 0; at < expected.length; at++) difference |= expected.charCodeAt(at) ^ found.charCodeAt(at)
  return difference === 0
}

/** Staff have no invitation: the API itself looks at their sign-in, and refuses what is none. A preflight carries nothing. */
function isOpen({ uri, method, headers }) {
  // What is open is matched by how it begins: nothing may lead out of there.
  if (/\.\.|%|\\|\/\//.test(uri)) return false
  if (method === 'OPTIONS' || OPEN.includes(uri) || OPEN_FOLDERS.some((folder) => uri.startsWith(folder))) return true
  return uri.startsWith('/api/') && /^Bearer \S/.test(headers.authorization ? headers.authorization.value : '')
}

function onward(request) {
  return isData(request.uri) ? request : cleanUrl(request)
}

function isData(uri) {
  return uri.startsWith('/api/') || uri.startsWith('/files/')
}

function isPage(uri) {
  return !isData(uri) && !uri.slice(uri.lastIndexOf('/') + 1).includes('.')
}

function isRead({ method }) {
  return method === 'GET' || method === 'HEAD'
}

function queryOf(querystring) {
  const pairs = Object.keys(querystring).map((name) => `${name}=${querystring[name].value}`)
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}

function headersOf(values) {
  const all = Object.assign(
    { 'cache-control': 'no-store', 'x-robots-tag': 'noindex', 'x-content-type-options': 'nosniff' },
    values,
  )
  const headers = {}
  for (const name of Object.keys(all)) headers[name] = { value: all[name] }
  return headers
}
