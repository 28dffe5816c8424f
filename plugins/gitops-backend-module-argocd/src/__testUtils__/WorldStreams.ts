import { ServerResponse } from 'node:http';
import { RawApplication } from './createApplication';

/** Open event streams of the small Argo CD, with the projects each was opened for. */
export class WorldStreams {
  private readonly streams = new Map<ServerResponse, readonly string[]>();

  get size(): number {
    return this.streams.size;
  }

  /** @param projects - none: all */
  open(response: ServerResponse, projects: readonly string[]): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    this.streams.set(response, projects);
    response.on('close', () => this.streams.delete(response));
  }

  tell(type: string, application: RawApplication): void {
    for (const response of this.streams.keys()) {
      this.send(response, type, application);
    }
  }

  /** To one of them, when it was opened for the Application's project. */
  send(
    response: ServerResponse,
    type: string,
    application: RawApplication,
  ): void {
    const projects = this.streams.get(response) ?? [];
    if (projects.length && !projects.includes(application.spec.project)) return;
    const event = JSON.stringify({ result: { type, application } });
    response.write(`data: ${event} \n\n\n`);
  }

  write(text: string): void {
    for (const response of this.streams.keys()) response.write(text);
  }

  cut(): void {
    for (const response of this.streams.keys()) response.destroy();
    this.streams.clear();
  }
}
