import { describeCommands, parseCommand } from './cli/parseCommand';
import { sendCommand } from './cli/sendCommand';
import { readFleetPort } from './readFleetPort';

/* `npm run fleet -- <command>`: plays with the fleet that is running. */

async function main([first = 'help', ...others]: string[]) {
  if (['help', '--help', '-h'].includes(first)) return describeCommands();
  const operation = parseCommand([first, ...others]);
  const url = `http://127.0.0.1:${readFleetPort(process.env)}`;
  return `${await sendCommand(url, operation)}\n`;
}

main(process.argv.slice(2)).then(
  text => process.stdout.write(text),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  },
);
