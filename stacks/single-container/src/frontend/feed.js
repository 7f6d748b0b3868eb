// Calls show(number, body) for each row, from the first one on, and goes on after the last one when the connection was
// lost: at once, then after twice as long each time, five seconds at most.
export function follow(show, say) {
  let last = 0;
  let pause = 0;

  function connect() {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(`${scheme}//${location.host}/api/feed?after=${last}`);
    socket.onopen = () => {
      pause = 0;
      say("connected");
    };
    socket.onmessage = ({ data }) => {
      const space = data.indexOf(" ");
      const number = Number(data.slice(0, space));
      last = Math.max(last, number);
      show(number, data.slice(space + 1));
    };
    socket.onclose = () => {
      say("not connected");
      setTimeout(connect, pause);
      pause = Math.min(Math.max(100, 2 * pause), 5000);
    };
  }

  connect();
}
