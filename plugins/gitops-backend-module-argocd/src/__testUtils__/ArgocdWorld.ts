import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { createApplication, RawApplication } from './createApplication';
import { WorldStreams } from './WorldStreams';

/** A request as it came. */
export type WorldRequest = { path: string; query: URLSearchParams };

/** A status with a body, or no answer at all. */
export type WorldAnswer =
  | { status: number; body: unknown; headers?: Record<string, string> }
  | 'hang';

/**
 * A small Argo CD on loopback for tests of the engine: lists, streams and gets what it is given, under
 * a root path, and can be made to misbehave. It knows nothing of the engine; what it answers was
 * shaped after the recordings.
 */
export class ArgocdWorld {
  readonly token = 'a-token-that-nobody-may-see';
  readonly requests: WorldRequest[] = [];
  clusters: unknown[] | null = null;
  /** Answers `GET /clusters` with 403. */
  areClustersForbidden = false;
  /** Answers it with 500 and an inner address. */
  areClustersFailing = false;
  isRefusing = false;
  /** Keys that streams do not tell, as if their events were lost. */
  readonly lost = new Set<string>();
  /** Refuses their lists. */
  forbiddenProjects: string[] = [];
  /** Leaves their Applications out of everything, and refuses them singly. */
  hiddenProjects: string[] = [];
  /** Its list selects neither the project nor the revision, as before Argo CD 3.5. */
  isOld = false;
  /** Takes no token for anybody's, which Argo CD does not say with a 401. */
  isAnonymous = false;
  sets: unknown[] | null = null;
  areSetsForbidden = false;
  /** Answers the live reads of a destination so, by name of the cluster; others are answered well. */
  readonly liveAnswers = new Map<string, WorldAnswer>();
  /** Answers the list of all projects so; that of one project is answered well. */
  listOfAll?: WorldAnswer;
  /** The most live reads there were at a time. */
  mostLiveReads = 0;
  private liveReads = 0;
  /** Answers so, by path below `/api/v1/`. */
  readonly answers = new Map<string, WorldAnswer>();
  /** Answers every request so, when set. */
  failure?: { status: number; headers: Record<string, string> };
  private readonly applications = new Map<string, RawApplication>();
  private readonly streams = new WorldStreams();
  private readonly setStreams = new Set<ServerResponse>();
  private version = 100;
  private constructor(private readonly server: Server) {}

  static async start(): Promise<ArgocdWorld> {
    const server = createServer();
    const world = new ArgocdWorld(server);
    server.on('request', (request, response) =>
      world.answer(request, response),
    );
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    return world;
  }

  /** Its base address, with a root path. */
  get url(): string {
    return `http://127.0.0.1:${
      (this.server.address() as AddressInfo).port
    }/argocd`;
  }

  get openStreams(): number {
    return this.streams.size;
  }

  keys(): string[] {
    return [...this.applications.keys()];
  }

  get(key: string): RawApplication | undefined {
    return this.applications.get(key);
  }

  /** Creates or replaces an Application and tells every stream. */
  put(application: RawApplication): string {
    const key = toKey(application);
    const type = this.applications.has(key) ? 'MODIFIED' : 'ADDED';
    this.version += 1;
    const metadata = {
      ...application.metadata,
      resourceVersion: String(this.version),
    };
    this.applications.set(key, { ...application, metadata });
    this.tell(type, this.applications.get(key)!);
    return key;
  }

  /** Creates one in the shape of the recorded ones. */
  add(name: string, namespace = 'argocd'): string {
    return this.put(createApplication({ name, namespace }));
  }

  remove(key: string): void {
    const application = this.applications.get(key)!;
    this.applications.delete(key);
    this.version += 1;
    this.tell('DELETED', {
      ...application,
      metadata: {
        ...application.metadata,
        resourceVersion: String(this.version),
      },
    });
  }

  /** Tells every stream of ApplicationSets. */
  tellSet(type: string, applicationSet: unknown): void {
    this.setStreams.forEach(response => {
      if (!response.headersSent) {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
      }
      const event = JSON.stringify({ result: { type, applicationSet } });
      response.write(`data: ${event} \n\n\n`);
    });
  }

  cutStreams(): void {
    this.streams.cut();
  }

  /** Writes to every stream what no Argo CD writes, or only a broken one. */
  write(text: string): void {
    this.streams.write(text);
  }

  async stop(): Promise<void> {
    this.cutStreams();
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }

  private tell(type: string, application: RawApplication) {
    if (this.isTold(application)) this.streams.tell(type, application);
  }

  private isTold(application: RawApplication): boolean {
    return (
      !this.lost.has(toKey(application)) &&
      !this.hiddenProjects.includes(application.spec.project)
    );
  }

  private answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', 'http://world');
    const path = url.pathname;
    this.requests.push({ path, query: url.searchParams });
    if (this.failure) {
      response.writeHead(this.failure.status, this.failure.headers);
      response.end('{}');
    } else if (
      this.isRefusing ||
      request.headers.authorization !== `Bearer ${this.token}`
    ) {
      sendError(response, 401, 'no session information');
    } else if (this.answers.has(path.slice('/argocd/api/v1/'.length))) {
      send(response, this.answers.get(path.slice('/argocd/api/v1/'.length))!);
    } else if (path === '/argocd/api/v1/applicationsets') {
      if (this.areSetsForbidden) sendError(response, 403, 'permission denied');
      else sendJson(response, 200, { metadata: {}, items: this.sets });
    } else if (path === '/argocd/api/v1/stream/applicationsets') {
      // As Argo CD does: not a byte before the first event.
      this.setStreams.add(response);
      response.on('close', () => this.setStreams.delete(response));
    } else if (path.endsWith('/resource')) {
      this.sendLive(url, response);
    } else if (path === '/argocd/api/v1/stream/applications') {
      this.openStream(url.searchParams.getAll('projects'), response);
    } else if (path === '/argocd/api/v1/applications') {
      this.sendList(url.searchParams, response);
    } else if (path.startsWith('/argocd/api/v1/applications/')) {
      this.sendOne(url, response);
    } else if (path === '/argocd/api/v1/clusters') {
      if (this.areClustersForbidden)
        sendError(response, 403, 'permission denied');
      else if (this.areClustersFailing)
        sendError(response, 500, 'dial tcp 10.0.0.9:6379');
      else sendJson(response, 200, { metadata: {}, items: this.clusters });
    } else if (path === '/argocd/api/v1/session/userinfo') {
      sendJson(response, 200, this.isAnonymous ? {} : { loggedIn: true });
    } else {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('Not Found\n');
    }
  }

  private openStream(projects: string[], response: ServerResponse) {
    this.streams.open(response, projects);
    for (const application of this.applications.values()) {
      if (this.isTold(application)) {
        this.streams.send(response, 'ADDED', application);
      }
    }
  }

  /** Replaces one without a word, as a restored backup does. */
  setBack(application: RawApplication): void {
    this.applications.set(toKey(application), application);
  }

  private sendList(query: URLSearchParams, response: ServerResponse) {
    const projects = query.getAll('projects');
    if (this.listOfAll && projects.length === 0) {
      send(response, this.listOfAll);
      return;
    }
    if (projects.some(project => this.forbiddenProjects.includes(project))) {
      sendError(response, 403, 'permission denied');
      return;
    }
    const name = query.get('name');
    const items = [...this.applications.values()]
      .filter(
        ({ spec, metadata }) =>
          !this.hiddenProjects.includes(spec.project) &&
          (!projects.length || projects.includes(spec.project)) &&
          (!name || metadata.name === name),
      )
      .map(({ metadata, spec, status }) => ({
        metadata: { name: metadata.name, namespace: metadata.namespace },
        ...((!this.isOld || name) && { spec: { project: spec.project } }),
        status: this.isOld
          ? { ...status, sync: { status: status.sync.status } }
          : status,
      }));
    sendJson(response, 200, {
      metadata: { resourceVersion: String(this.version) },
      items: items.length ? items : null,
    });
  }

  private sendLive(url: URL, response: ServerResponse) {
    const name = decodeURIComponent(url.pathname.split('/').at(-2) ?? '');
    const namespace = url.searchParams.get('appNamespace') ?? 'argocd';
    const application = this.applications.get(`${namespace}/${name}`);
    const { destination } = application?.spec ?? {};
    const cluster = destination?.name ?? destination?.server ?? '';
    const fault = this.liveAnswers.get(cluster);
    this.liveReads += 1;
    this.mostLiveReads = Math.max(this.mostLiveReads, this.liveReads);
    response.on('close', () => {
      this.liveReads -= 1;
    });
    send(response, fault ?? { status: 200, body: { manifest: '{}' } });
  }

  private sendOne(url: URL, response: ServerResponse) {
    const name = decodeURIComponent(url.pathname.split('/').pop() ?? '');
    const namespace = url.searchParams.get('appNamespace') ?? 'argocd';
    const project = url.searchParams.get('project');
    const application = this.applications.get(`${namespace}/${name}`);
    if (!project || this.hiddenProjects.includes(project)) {
      sendError(response, 403, 'permission denied');
    } else if (application?.spec.project === project) {
      sendJson(response, 200, application);
    } else sendError(response, 404, `applications "${name}" not found`);
  }
}

function toKey({ metadata }: RawApplication): string {
  return `${metadata.namespace}/${metadata.name}`;
}

function send(response: ServerResponse, answer: WorldAnswer) {
  if (answer === 'hang') return;
  const { status, body, headers } = answer;
  response.writeHead(status, {
    'content-type': 'application/json',
    ...headers,
  });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

function sendJson(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function sendError(response: ServerResponse, status: number, message: string) {
  sendJson(response, status, { error: message, code: 7, message });
}
