// A small static server that is as strict as a careful host: it knows no path outside its prefix and forbids everything
// that the site does not need.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

/** What a page may do: show what stands beside it, and nothing else. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.csv': 'text/csv; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
};

/** The file that answers a path below the prefix, or `undefined`. */
function find(folder, path) {
  const file = join(folder, normalize(decodeURIComponent(path)));
  if (!existsSync(file)) return undefined;
  if (!statSync(file).isDirectory()) return file;
  const index = join(file, 'index.html');
  return path.endsWith('/') && existsSync(index) ? index : undefined;
}

/** Serves a folder under `prefix` on a free port of this machine; gives its address and a way to end it. */
export async function serve(folder, prefix = '/') {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    // A browser asks for this by itself where a page names no icon; its answer says nothing about the site.
    if (pathname === '/favicon.ico') return response.writeHead(204).end();
    const file = pathname.startsWith(prefix) ? find(folder, pathname.slice(prefix.length - 1)) : undefined;
    const headers = { 'content-security-policy': POLICY };
    if (!file) return response.writeHead(404, { ...headers, 'content-type': 'text/plain' }).end('not found');
    response.writeHead(200, { ...headers, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    return createReadStream(file).pipe(response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}${prefix}`,
    close: () => new Promise((done) => server.close(done).closeAllConnections()),
  };
}
