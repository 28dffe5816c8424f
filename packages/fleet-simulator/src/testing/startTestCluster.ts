import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { createKubernetesSimulator } from '../kubernetes/createKubernetesSimulator';
import { KubernetesSimulator } from '../kubernetes/KubernetesSimulator';
import {
  JsonObject,
  KubernetesObject,
} from '../kubernetes/objects/KubernetesObject';
import { createSimulatedClock } from '../scenario/SimulatedClock';
import {
  createRepositoryOfFiles,
  RepositoryOfFiles,
} from './createRepositoryOfFiles';
import { platformFiles } from './platformFiles';

/** Tokens that a test cluster knows. */
export const tokens = { full: 'full-token', limited: 'limited-token' };

/** An answer, with its body parsed when it is JSON. */
export type Answer = {
  status: number;
  headers: Headers;
  body: unknown;
  text: string;
};

/** A simulated cluster behind a real port. */
export interface TestCluster {
  url: string;
  repository: RepositoryOfFiles;
  simulator: KubernetesSimulator;
  request(path: string, init?: RequestInit): Promise<Answer>;
  get(path: string): Promise<KubernetesObject>;
  items(path: string): Promise<KubernetesObject[]>;
  patch(path: string, body: JsonObject): Promise<KubernetesObject>;
  /** Looks again and again until the look gives something; fails after a while. */
  until<T>(look: () => Promise<T | undefined | false>): Promise<T>;
  stop(): Promise<void>;
}

/** Starts one, some fifty times faster than real. */
export async function startTestCluster(
  options: {
    files?: Record<string, string>;
    /** That of another cluster; `files` then count for nothing. */
    repository?: RepositoryOfFiles;
    speed?: number;
    driftCondition?: boolean;
    fluxOperator?: boolean;
  } = {},
): Promise<TestCluster> {
  const { files = platformFiles, speed = 50 } = options;
  const repository = options.repository ?? createRepositoryOfFiles(files);
  const clock = createSimulatedClock(speed);
  const simulator = createKubernetesSimulator({
    cluster: 'azure-aks',
    repository,
    clock,
    token: tokens.full,
    commit: ({ files: changes, message }) =>
      repository.commit(changes, message),
    driftCondition: options.driftCondition,
    fluxOperator: options.fluxOperator,
    limited: {
      token: tokens.limited,
      user: 'system:serviceaccount:flux-system:limited',
      namespaces: ['flux-system'],
    },
  });
  const server = createServer(simulator.handle);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  const request = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${tokens.full}`, ...init.headers },
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? (JSON.parse(text) as unknown) : text,
      text,
    };
  };
  const get = async (path: string) =>
    (await request(path)).body as KubernetesObject;

  return {
    url,
    repository,
    simulator,
    request,
    get,
    items: async path => (await get(path)).items as KubernetesObject[],
    patch: async (path, body) => {
      const answer = await request(path, {
        method: 'PATCH',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/merge-patch+json' },
      });
      return answer.body as KubernetesObject;
    },
    async until(look) {
      for (let turn = 0; turn < 400; turn += 1) {
        const found = await look();
        if (found) return found;
        await new Promise(resolve => {
          setTimeout(resolve, 25);
        });
      }
      throw new Error('It did not happen');
    },
    async stop() {
      simulator.stop();
      clock.stop();
      server.closeAllConnections();
      await new Promise(resolve => {
        server.close(resolve);
      });
    },
  };
}
