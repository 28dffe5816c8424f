import fs from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fleet, startFleet } from '@backstage-gitops/fleet-simulator';
import git from 'isomorphic-git';
import http from 'isomorphic-git/http/node';
import { createTestActions } from './__testUtils__/createTestActions';
import { validateRepository } from './layout';
import { readRepositoryFiles } from './repository/readRepositoryFiles';
import { TreeReader } from './repository/TreeReader';

jest.setTimeout(1_200_000);

const SERVICES = 100;
/** As many backends as share a repository, each with a queue of its own: they race each other. */
const REPLICAS = 4;

describe('A hundred services scaffolded at once into one repository', () => {
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await startFleet({ speed: 1 });
  });
  afterAll(() => fleet.stop());

  it('are a hundred commits, none lost, none half', async () => {
    const replicas = Array.from({ length: REPLICAS }, () =>
      createTestActions({ repositoryUrl: fleet.repositoryUrl }),
    );
    const names = Array.from(
      { length: SERVICES },
      (_, index) => `service-${index}`,
    );
    // All begin with the same head, checked out once: the last of them will be 99 commits behind.
    const first = await replicas[0].startTask();
    await first.run('gitops:repo:checkout');
    const tasks = [];
    for (const [index, name] of names.entries()) {
      const task = await replicas[index % REPLICAS].startTask();
      await cp(first.workspacePath, task.workspacePath, { recursive: true });
      await task.run('gitops:service:create', {
        name,
        image: `ghcr.io/org/${name}`,
        version: '1.0.0',
        packaging: index % 2 ? 'chart' : 'kustomize',
        clusters: ['aws-eks-dev', 'azure-aks'],
      });
      tasks.push(task);
    }
    const pushed = await Promise.all(
      tasks.map(task => task.run('gitops:repo:push')),
    );
    const commits = pushed.map(({ commit }) => String(commit));
    expect(new Set(commits).size).toBe(SERVICES);
    const attempts = pushed.map(each => Number(each.attempts));
    // Somebody met a newer head, else this has proven nothing.
    expect(Math.max(...attempts)).toBeGreaterThan(1);

    const dir = await mkdtemp(join(tmpdir(), 'gitops-crowd-'));
    await git.clone({ fs, http, dir, url: fleet.repositoryUrl, ref: 'main' });
    const log = await git.log({ fs, dir, depth: SERVICES + 1 });
    expect(
      log
        .slice(0, SERVICES)
        .map(({ oid }) => oid)
        .sort(),
    ).toEqual([...commits].sort());
    // One line of history: each on the one before.
    log.slice(0, SERVICES).forEach(({ commit }, index) => {
      expect(commit.parent).toEqual([log[index + 1].oid]);
    });
    // Each commit is whole: what validates, with every file its service has at the end.
    const reader = new TreeReader(dir);
    const seen: string[] = [];
    const trees: Map<string, string>[] = [];
    for (const { oid } of log) trees.push(await reader.listFiles(oid));
    log.slice(0, SERVICES).forEach(({ commit }, index) => {
      const [after, before] = [trees[index], trees[index + 1]];
      const name = commit.message.split(':', 1)[0];
      const changed = [...after.keys()].filter(
        path => after.get(path) !== before.get(path),
      );
      expect([...before.keys()].filter(path => !after.has(path))).toEqual([]);
      expect(changed.filter(path => !path.includes(name))).toEqual([
        'clusters/aws-eks-dev/kustomization.yaml',
        'clusters/azure-aks/kustomization.yaml',
      ]);
      expect(changed).toHaveLength(names.indexOf(name) % 2 ? 11 : 12);
      seen.push(name);
    });
    expect(seen.sort()).toEqual([...names].sort());
    const files = await readRepositoryFiles(dir);
    for (const [index, name] of names.entries()) {
      const own = [
        index % 2
          ? `apps/${name}/Chart.yaml`
          : `apps/${name}/base/deployment.yaml`,
        `bootstrap/argocd/services/${name}.yaml`,
        `clusters/aws-eks-dev/apps/${name}.yaml`,
        `clusters/azure-aks/apps/${name}.yaml`,
        `clusters/aws-eks-dev/namespaces/${name}.yaml`,
      ];
      expect(own.filter(path => !files.has(path))).toEqual([]);
      for (const cluster of ['aws-eks-dev', 'azure-aks']) {
        expect(files.get(`clusters/${cluster}/kustomization.yaml`)).toContain(
          `namespaces/${name}.yaml\n`,
        );
      }
    }
    const findings = await validateRepository(files);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
