import fs from 'node:fs';
import { readFile, symlink, writeFile } from 'node:fs/promises';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fleet, startFleet } from '@backstage-gitops/fleet-simulator';
import git from 'isomorphic-git';
import { createTestActions } from './__testUtils__/createTestActions';

jest.setTimeout(300_000);

const ada = {
  ref: 'user:default/ada',
  entity: {
    metadata: { name: 'ada' },
    spec: {
      profile: { displayName: 'Ada\n<Example>', email: 'ada@example.com' },
    },
  },
};

describe('gitops:repo:checkout and gitops:repo:push', () => {
  let fleet: Fleet;
  let actions: ReturnType<typeof createTestActions>;
  const servers: Server[] = [];
  beforeAll(async () => {
    fleet = await startFleet({ speed: 20 });
    actions = createTestActions({ repositoryUrl: fleet.repositoryUrl });
  });
  afterAll(async () => {
    await fleet.stop();
    servers.forEach(server => server.close());
  });

  const service = (name: string) => ({
    name,
    image: `ghcr.io/org/${name}`,
    version: '1.0.0',
    clusters: ['aws-eks-dev', 'aws-eks', 'azure-aks'],
  });

  async function startChanged(name: string, options: object = {}) {
    const task = await actions.startTask(options);
    await task.run('gitops:repo:checkout');
    await task.run('gitops:service:create', service(name));
    return task;
  }

  /** The newest commit, as a fresh checkout shows it. */
  async function readHead() {
    const task = await actions.startTask();
    const { commit } = await task.run('gitops:repo:checkout');
    const folder = join(task.workspacePath, 'platform');
    const [log] = await git.log({ fs, dir: folder, depth: 1 });
    return {
      commit,
      log: log.commit,
      read: (path: string) => readFile(join(folder, path), 'utf8'),
    };
  }

  it('pushes a new service as its person, and does nothing the second time', async () => {
    const task = await startChanged('payments-api', { user: ada });
    const first = await task.run('gitops:repo:push');
    expect(first).toMatchObject({ isNew: true, attempts: 1, branch: 'main' });
    expect(task.lines).toContain(
      '  added clusters/azure-aks/apps/payments-api.yaml',
    );
    const again = await startChanged('payments-api');
    expect(await again.run('gitops:repo:push')).toMatchObject({
      isNew: false,
      commit: first.commit,
    });
    expect(again.lines).toContain(
      'Nothing to do: main has everything already.',
    );
    const head = await readHead();
    expect(head.commit).toBe(first.commit);
    expect(head.log).toMatchObject({
      author: { name: 'Ada Example', email: 'ada@example.com' },
      committer: { name: 'Scaffolder', email: 'scaffolder@backstage.io' },
      message:
        'payments-api: 1.0.0 on aws-eks-dev, aws-eks, azure-aks\n\nBackstage-Task: task-1\n',
    });
  });

  it('replays on the head that others moved meanwhile, in the same file too', async () => {
    const late = await startChanged('late');
    const early = await startChanged('early');
    await early.run('gitops:repo:push');
    await fleet.commit({ message: 'by hand', files: { 'notes.md': 'x\n' } });
    await late.run('gitops:repo:push');
    const { read } = await readHead();
    const kustomization = await read('clusters/aws-eks/kustomization.yaml');
    expect(kustomization).toContain(
      '- namespaces/early.yaml\n  - namespaces/late.yaml\n',
    );
    expect(await read('notes.md')).toBe('x\n');
  });

  it('carries what other steps wrote, and ends in a conflict when somebody changed that meanwhile', async () => {
    const write = (task: { workspacePath: string }, text: string) =>
      writeFile(
        join(task.workspacePath, 'platform/environments/dev/values.yaml'),
        text,
      );
    const first = await startChanged('with-values');
    const second = await startChanged('with-other-values');
    await write(first, 'env: { A: "1" }\n');
    await write(second, 'env: { A: "2" }\n');
    await first.run('gitops:repo:push');
    const { read } = await readHead();
    expect(await read('environments/dev/values.yaml')).toBe(
      'env: { A: "1" }\n',
    );
    await expect(second.run('gitops:repo:push')).rejects.toThrow(
      /environments\/dev\/values\.yaml was changed by somebody else meanwhile/,
    );
  });

  it('refuses on the newer head what was possible on the older', async () => {
    const mine = await startChanged('contested');
    const theirs = await actions.startTask();
    await theirs.run('gitops:repo:checkout');
    await theirs.run('gitops:service:create', {
      ...service('contested'),
      port: 9090,
    });
    await theirs.run('gitops:repo:push');
    await expect(mine.run('gitops:repo:push')).rejects.toThrow(
      /'contested' is taken/,
    );
  });

  it('a dry run shows the difference and pushes nothing', async () => {
    const before = await readHead();
    const task = await startChanged('only-tried', { isDryRun: true });
    const pushed = await task.run('gitops:repo:push');
    expect(pushed).toMatchObject({ isNew: false });
    expect(String(pushed.diff)).toContain('+++ b/apps/only-tried/Chart.yaml');
    expect(task.lines.join('\n')).toContain('+++ b/apps/only-tried/Chart.yaml');
    expect((await readHead()).commit).toBe(before.commit);
  });

  it('says what is missing: no checkout, no such branch, nothing there', async () => {
    const task = await actions.startTask();
    await expect(task.run('gitops:repo:push')).rejects.toThrow(
      /Put a step gitops:repo:checkout before/,
    );
    await expect(
      task.run('gitops:repo:checkout', { branch: 'nowhere' }),
    ).rejects.toThrow(/has no branch 'nowhere'. It has main/);
    await expect(
      (await actions.startTask()).run('gitops:service:create', service('x')),
    ).rejects.toThrow(/not a platform repository/);
  });

  it('speaks to no host that is not configured, and to none with credentials in its address', async () => {
    const task = await actions.startTask();
    for (const repoUrl of [
      'http://169.254.169.254/latest',
      'http://localhost:1/x.git',
      'https://github.com.evil.example/org/repo',
      'file:///etc/passwd',
      'ssh://git@github.com/org/repo',
      fleet.repositoryUrl.replace('http://', 'http://user:password@'),
      `${fleet.repositoryUrl}?x=1`,
    ]) {
      await expect(
        task.run('gitops:repo:checkout', { repoUrl }),
      ).rejects.toThrow(
        /may not speak to|http\(s\) address without credentials/,
      );
    }
    for (const path of ['../x', '/etc', 'a/../../b']) {
      await expect(
        task.run('gitops:repo:checkout', { targetPath: path }),
      ).rejects.toThrow(/not allowed|outside/i);
    }
  });

  it('writes through no symbolic link that leads out', async () => {
    const task = await startChanged('linked');
    await symlink(
      tmpdir(),
      join(task.workspacePath, 'platform/apps/elsewhere'),
    );
    await expect(
      task.run('gitops:service:create', service('elsewhere')),
    ).rejects.toThrow(/not allowed|outside/i);
  });

  it.each([
    [401, /refused the credentials/],
    [403, /refused the credentials/],
    [404, /has no repository/],
    [500, /answered 500/],
  ])('says what a host means with %d', async (status, sentence) => {
    const server = createServer((_, response) => {
      response.writeHead(status);
      response.end('secret details of the inside');
    });
    servers.push(server);
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const { startTask } = createTestActions({
      repositoryUrl: `http://127.0.0.1:${port}/org/platform.git`,
    });
    const task = await startTask();
    const refused = task.run('gitops:repo:checkout', { token: 'the-token' });
    await expect(refused).rejects.toThrow(sentence);
    await expect(refused).rejects.not.toThrow(/secret details|the-token/);
  });
});
