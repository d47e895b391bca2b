// web/edge/clean-url.js: runs at CloudFront's edge before the cache: an address without a file name means its index page.
// JavaScript as CloudFront's runtime 2.0 knows it; no imports, no TypeScript. web/edge/viewer-request.ts puts it together.

// biome-ignore lint/correctness/noUnusedVariables: the handler calls it
function cleanUrl(request) {
  const name = request.uri.slice(request.uri.lastIndexOf('/') + 1)
  // No slug holds a dot, so a last part without one is a page and not a file.
  if (name === '') request.uri += 'index.html'
  else if (!name.includes('.')) request.uri += '/index.html'
  return request
}
