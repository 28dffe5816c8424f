import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { EngineEvent, GitopsEngine } from '../../GitopsEngine';
import { EngineWorld } from '../engineConformanceRules';

/** The upstream of an engine without any network: it is held in memory. */
export class InMemoryEngineWorld implements EngineWorld {
  readonly secrets = ['https://upstream.example.com', 'secret-token'];
  readonly patienceMs = 300;
  readonly engine: GitopsEngine;
  readonly rows = new Map<string, Deployment>();
  refused = false;
  readonly #listeners = new Set<(event: EngineEvent) => void>();

  constructor(createEngine: (world: InMemoryEngineWorld) => GitopsEngine) {
    this.engine = createEngine(this);
    this.#add('first');
  }

  /** What happens from now on. Returns how to stop. */
  listen(listener: (event: EngineEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async ids(): Promise<string[]> {
    return [...this.rows.keys()];
  }

  async add(name: string): Promise<string> {
    const row = this.#add(name);
    this.#happen({ type: 'delta', upserted: [row], removed: [] });
    return row.id;
  }

  async change(id: string): Promise<void> {
    const row = { ...this.rows.get(id)!, message: 'changed' };
    this.rows.set(id, row);
    this.#happen({ type: 'delta', upserted: [row], removed: [] });
  }

  async remove(id: string): Promise<void> {
    this.rows.delete(id);
    this.#happen({ type: 'delta', upserted: [], removed: [id] });
  }

  async refuse(): Promise<void> {
    this.refused = true;
    this.#happen({
      type: 'error',
      error: { code: 'Unauthorized', message: 'does not accept our token' },
    });
  }

  async accept(): Promise<void> {
    this.refused = false;
  }

  async close(): Promise<void> {
    this.#listeners.clear();
  }

  #happen(event: EngineEvent): void {
    this.#listeners.forEach(listener => listener(event));
  }

  #add(name: string): Deployment {
    const row: Deployment = {
      id: name,
      app: name,
      kind: 'Application',
      name,
      namespace: 'argocd',
      engine: { type: 'argocd', name: 'memory' },
      cluster: { name: 'aws-eks', labels: {} },
      labels: {},
      images: [],
      revision: {},
      sources: [],
      sync: 'Synced',
      health: 'Healthy',
      automation: {
        sync: true,
        prune: true,
        selfHeal: true,
        suspended: false,
      },
      since: {},
      drift: { state: 'none' },
    };
    this.rows.set(name, row);
    return row;
  }
}
