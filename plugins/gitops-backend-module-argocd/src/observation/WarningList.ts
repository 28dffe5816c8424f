import { EngineProblem } from '@backstage-gitops/plugin-gitops-common';

/** What cannot be shown, by what it is about. */
export class WarningList {
  private readonly warnings = new Map<string, EngineProblem>();
  private isUntold = false;

  has(key: string): boolean {
    return this.warnings.has(key);
  }

  get(key: string): EngineProblem | undefined {
    return this.warnings.get(key);
  }

  keys(): string[] {
    return [...this.warnings.keys()];
  }

  put(key: string, problem: EngineProblem): void {
    if (this.warnings.get(key)?.message === problem.message) return;
    this.warnings.set(key, problem);
    this.isUntold = true;
  }

  delete(key: string): void {
    if (this.warnings.delete(key)) this.isUntold = true;
  }

  /** All of them, by what they are about. */
  takeAll(): [string, EngineProblem][] {
    this.isUntold = false;
    return [...this.warnings];
  }

  /** All of them, when they changed since they were told. */
  takeChange(): [string, EngineProblem][] | undefined {
    return this.isUntold ? this.takeAll() : undefined;
  }
}
