// test/rehearsal/reroute.mjs: what a name server would do: sends what is meant for AWS to the rehearsal on this machine.
// Loaded before the program (`--import`); plain JavaScript, because it also runs in functions.
import http from 'node:http'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'

const front = process.env.PLAZA_REHEARSAL
const AWS = /(^|\.)(amazonaws\.com|cloudfront\.net|amazoncognito\.com)$/

if (front) {
  rerouteFetch(front)
  rerouteRequests(front)
}

function rerouteFetch(url) {
  const real = globalThis.fetch
  globalThis.fetch = (input, options) => {
    const wanted = new URL(input instanceof Request ? input.url : input)
    if (!AWS.test(wanted.hostname)) return real(input, options)
    const headers = new Headers(options?.headers ?? (input instanceof Request ? input.headers : undefined))
    headers.set('x-rehearsal-host', wanted.hostname)
    const there = new URL(wanted.pathname + wanted.search, url)
    if (!(input instanceof Request)) return real(there, { ...options, headers })
    return real(new Request(there, input), { ...options, headers })
  }
}

/** The SDK's way: one object with everything in it. */
function rerouteRequests(url) {
  const { hostname: host, port } = new URL(url)
  const agent = new http.Agent({ keepAlive: true })
  const real = https.request
  https.request = (options, ...rest) => {
    const wanted = String(options?.hostname ?? options?.host ?? '')
    if (!AWS.test(wanted)) return real(options, ...rest)
    const headers = { ...options.headers, 'x-rehearsal-host': wanted }
    return http.request({ method: options.method, path: options.path, host, port, agent, headers }, ...rest)
  }
  syncBuiltinESMExports()
}
