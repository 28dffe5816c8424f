import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const DATE = '2026-11-20T10:00:00Z';

/** A real Git repository behind real smart HTTP (`git http-backend`). */
export async function startGitServer(
  options: {
    /** Refuse requests with another `authorization`. */
    authorization?: string;
  } = {},
) {
  const root = await mkdtemp(join(tmpdir(), 'gitops-test-git-'));
  const repository = join(root, 'platform-gitops.git');
  const work = join(root, 'work');
  const git = async (...args: string[]) =>
    (await run('git', ['-C', work, ...args])).stdout.trim();
  await run('git', ['init', '-q', '--bare', '-b', 'main', repository]);
  await run('git', ['clone', '-q', repository, work]);
  const state = { requests: 0, hang: false };

  const server = createServer((request, response) => {
    state.requests += 1;
    if (state.hang) return;
    const { authorization } = options;
    if (authorization && request.headers.authorization !== authorization) {
      response.writeHead(401).end();
      return;
    }
    const url = new URL(request.url ?? '/', 'http://git');
    const backend = spawn('git', ['http-backend'], {
      env: {
        ...process.env,
        GIT_PROJECT_ROOT: root,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: url.pathname,
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      },
    });
    const output: Buffer[] = [];
    request.pipe(backend.stdin);
    backend.stdin.on('error', () => {});
    backend.stdout.on('data', chunk => output.push(chunk));
    backend.on('close', () => {
      const all = Buffer.concat(output);
      const end = all.indexOf('\r\n\r\n');
      const headers = Object.fromEntries(
        all
          .subarray(0, end)
          .toString()
          .split('\r\n')
          .map(line => line.split(': ', 2)),
      );
      const { Status: status = '200', ...rest } = headers;
      response.writeHead(parseInt(status, 10), rest);
      response.end(all.subarray(end + 4));
    });
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  /** Runs a command that makes a commit, and pushes the main line. */
  async function push(...command: string[]): Promise<string> {
    await git(
      '-c',
      'user.name=Ada Lovelace',
      '-c',
      'user.email=ada@example.com',
      ...command,
    );
    await git('push', '-q', 'origin', 'main');
    return git('rev-parse', 'HEAD');
  }

  return {
    url: `http://127.0.0.1:${port}/platform-gitops.git`,
    state,
    /**
     * Commits and pushes; resolves to the hash.
     *
     * @param files - by path, null deletes; by default the file `file` changes
     */
    async commit(
      message: string,
      files: Record<string, string | null> = {
        file: `${message} ${Math.random()}`,
      },
    ): Promise<string> {
      for (const [path, text] of Object.entries(files)) {
        const file = join(work, path);
        await mkdir(dirname(file), { recursive: true });
        if (text === null) await rm(file);
        else await writeFile(file, text);
      }
      await git('add', '-A', '.');
      return push('commit', '-q', '-m', message, '--date', DATE);
    },
    /** Leaves the main line at a commit: what is committed then is on a side line, not pushed yet. */
    async branchOff(sha: string): Promise<void> {
      await git('checkout', '-q', '-b', 'side', sha);
    },
    /** Merges the side line into the main one, by a commit in any case, and pushes; resolves to its hash. */
    async merge(message: string): Promise<string> {
      await git('checkout', '-q', 'main');
      return push('merge', '-q', '--no-ff', '-m', message, 'side');
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise(resolve => {
        server.close(resolve);
      });
      await rm(root, { recursive: true, force: true });
    },
  };
}
