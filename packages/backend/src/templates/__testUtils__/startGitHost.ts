import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { FakeGithub } from './FakeGithub';
import { FakeGitlab } from './FakeGitlab';

/** The repository on the host. */
const REPOSITORY = '/org/platform-gitops.git';

/**
 * A Git host on 127.0.0.1: the fleet's repository behind its own address, and of the APIs of GitHub and GitLab what
 * the scaffolder calls for a pull request, in the shape of their documentation.
 *
 * @param fleetUrl - where the fleet is
 * @param type - whose API it has
 */
export async function startGitHost(
  fleetUrl: string,
  type: 'github' | 'gitlab',
) {
  const github = new FakeGithub();
  const unknown: string[] = [];
  const gitlab = new FakeGitlab(async branch => {
    const refs = await fetch(
      `${fleetUrl}/git${REPOSITORY}/info/refs?service=git-upload-pack`,
    );
    return (await refs.text()).includes(` refs/heads/${branch}\n`);
  });
  const server = createServer((request, response) => {
    answer(request, response).catch(error => {
      response.writeHead(500);
      response.end(String(error));
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', 'http://host');
    const body = await readBody(request);
    if (url.pathname.startsWith(REPOSITORY)) {
      const passed = await fetch(`${fleetUrl}/git${request.url}`, {
        method: request.method,
        headers: selectHeaders(request),
        ...(request.method === 'POST' && { body }),
      });
      response.writeHead(passed.status, {
        'content-type': passed.headers.get('content-type') ?? 'text/plain',
      });
      response.end(Buffer.from(await passed.arrayBuffer()));
      return;
    }
    const asked = {
      method: request.method ?? 'GET',
      path: decodeURIComponent(url.pathname),
      body: body.length > 0 ? JSON.parse(body.toString('utf8')) : {},
    };
    const found =
      type === 'github' ? github.answer(asked) : await gitlab.answer(asked);
    if (!found) unknown.push(`${asked.method} ${asked.path}`);
    response.writeHead(found?.status ?? 404, {
      'content-type': 'application/json',
    });
    response.end(
      asked.method === 'HEAD'
        ? undefined
        : JSON.stringify(found?.body ?? { message: '404 Not Found' }),
    );
  }

  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const own = { host: `127.0.0.1:${port}`, token: 'token-of-the-host' };
  return {
    github,
    gitlab,
    repositoryUrl: `${url}${REPOSITORY}`,
    /** The configuration that Backstage knows it by. */
    integrations:
      type === 'github'
        ? { github: [{ ...own, apiBaseUrl: `${url}/api/v3` }] }
        : { gitlab: [{ ...own, baseUrl: url, apiBaseUrl: `${url}/api/v4` }] },
    /** Requests it knows no answer to. */
    unknown,
    async stop() {
      server.closeAllConnections();
      await new Promise(resolve => {
        server.close(resolve);
      });
    },
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function selectHeaders(request: IncomingMessage): Record<string, string> {
  const names = ['content-type', 'accept', 'git-protocol'];
  return Object.fromEntries(
    names.flatMap(name => {
      const value = request.headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}
