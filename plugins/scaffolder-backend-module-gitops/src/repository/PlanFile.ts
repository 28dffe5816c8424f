import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod/v3';

const planSchema = z.object({
  steps: z.array(
    z.object({
      action: z.string(),
      input: z.record(z.unknown()),
      title: z.string(),
    }),
  ),
});

/** One layout action as it ran, to be done again on a newer head. */
export type PlanStep = {
  action: string;
  input: Record<string, unknown>;
  title: string;
};

/**
 * What the layout actions did to a checkout, in its `.git` folder: out of the tree, so it is never committed, and
 * gone with the workspace.
 */
export class PlanFile {
  readonly #gitdir: string;

  constructor(checkout: string) {
    this.#gitdir = join(checkout, '.git');
  }

  async read(): Promise<PlanStep[]> {
    try {
      const text = await readFile(this.#path, 'utf8');
      return planSchema.parse(JSON.parse(text)).steps;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  /**
   * Adds a step; a task that is resumed may do its last one again.
   *
   * @returns false when this is no checkout: then there is nothing to replay on
   */
  async add(step: PlanStep): Promise<boolean> {
    if (!(await this.#isCheckout())) return false;
    const steps = await this.read();
    const last = steps[steps.length - 1];
    if (JSON.stringify(last) === JSON.stringify(step)) return true;
    await mkdir(this.#folder, { recursive: true });
    await writeFile(
      this.#path,
      JSON.stringify({ steps: [...steps, step] }, undefined, 2),
    );
    return true;
  }

  get #folder() {
    return join(this.#gitdir, 'gitops');
  }

  get #path() {
    return join(this.#folder, 'plan.json');
  }

  async #isCheckout() {
    try {
      return (await stat(this.#gitdir)).isDirectory();
    } catch {
      return false;
    }
  }
}
