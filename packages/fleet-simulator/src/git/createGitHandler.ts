import { spawn } from 'node:child_process';
import { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { findRawFile } from './findRawFile';
import { openBareRepository } from './openBareRepository';
import { gitEnvironment } from './runGit';

const PLATFORM_PATH = '/org/platform-gitops.git';

/**
 * Serves repositories over smart HTTP through git's own CGI program: clone, fetch and push. Beside it files as
 * text at `/raw/<branch>/<path>`, for readers that speak no Git. A repository nobody pushed to yet is empty.
 *
 * @param root - folder that holds `org/platform-gitops.git`
 * @param options.onReceived - called when a push to the platform repository was taken or refused
 * @returns a handler for requests whose `url` starts at `/org/…`
 */
export function createGitHandler(
  root: string,
  options: { onReceived: () => void },
) {
  return (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://fleet');
    const [, path, rest = ''] =
      /^(\/org\/[a-z0-9][a-z0-9-]{0,52}\.git)\/(.*)$/.exec(url.pathname) ?? [];
    if (!path || !openBareRepository(join(root, path))) {
      response.writeHead(404, { 'content-type': 'text/plain' });
      response.end(
        `Here is ${PLATFORM_PATH}, and a few more of /org/<name>.git for whoever pushes to them.\n`,
      );
      return;
    }
    if (rest.startsWith('raw/')) {
      answerRaw(
        response,
        findRawFile(join(root, path), rest.slice('raw/'.length)),
      );
      return;
    }
    const child = spawn('git', ['http-backend'], {
      env: {
        ...process.env,
        ...gitEnvironment,
        GIT_PROJECT_ROOT: root,
        GIT_HTTP_EXPORT_ALL: '1',
        REQUEST_METHOD: request.method ?? 'GET',
        PATH_INFO: decodeURIComponent(url.pathname),
        QUERY_STRING: url.search.slice(1),
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        CONTENT_LENGTH: request.headers['content-length'] ?? '',
        HTTP_CONTENT_ENCODING: String(
          request.headers['content-encoding'] ?? '',
        ),
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      },
    });
    child.on('error', () => fail(response));
    child.stdin.on('error', () => {});
    request.pipe(child.stdin);
    forwardAnswer(child.stdout, response, () => {
      // Before the last byte: when `git push` returns, the controllers know.
      if (path === PLATFORM_PATH && rest === 'git-receive-pack') {
        options.onReceived();
      }
    });
    response.on('close', () => child.kill());
  };
}

function answerRaw(response: ServerResponse, file: Buffer | undefined) {
  response.writeHead(file ? 200 : 404, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  response.end(file ?? 'There is no such file on that branch.\n');
}

function forwardAnswer(
  output: NodeJS.ReadableStream,
  response: ServerResponse,
  beforeEnd: () => void,
) {
  let head = Buffer.alloc(0);
  let started = false;
  output.on('data', (chunk: Buffer) => {
    if (started) {
      response.write(chunk);
      return;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    started = true;
    const headers = head
      .toString('latin1', 0, end)
      .split('\r\n')
      .map(line => line.split(/:\s*(.*)/s).slice(0, 2) as [string, string]);
    const status = headers.find(([name]) => name.toLowerCase() === 'status');
    response.writeHead(
      status ? Number.parseInt(status[1], 10) : 200,
      Object.fromEntries(headers.filter(header => header !== status)),
    );
    response.write(head.subarray(end + 4));
  });
  output.on('end', () => {
    beforeEnd();
    if (started) response.end();
    else fail(response);
  });
}

function fail(response: ServerResponse) {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(500, { 'content-type': 'text/plain' });
  response.end('git http-backend did not run. Is git installed?\n');
}
