// What the server tells: a difference from the page we have, or that we must fetch the whole.

export function listen({ version, whole, change, printed, lost }) {
  let fetching = null;

  async function fetchWhole() {
    const answer = await fetch("/page", { cache: "no-store" });
    const told = answer.ok ? await answer.json() : null;
    if (told?.version) whole(told); // without one nothing has been built yet: what is shown stays
  }

  const fetchOnce = () => {
    fetching ??= fetchWhole()
      .catch(() => lost(true))
      .finally(() => {
        fetching = null;
      });
    return fetching;
  };

  function connect() {
    const source = new EventSource("/events");
    source.addEventListener("version", async (event) => {
      lost(false);
      if (version() !== JSON.parse(event.data).version) await fetchOnce();
    });
    source.addEventListener("change", async (event) => {
      const told = JSON.parse(event.data);
      if (fetching) await fetching;
      if (told.from === version()) change(told);
      else if (told.version !== version()) await fetchOnce();
    });
    source.addEventListener("printed", (event) => printed(JSON.parse(event.data).state));
    source.onerror = () => {
      lost(true);
      if (source.readyState === EventSource.CLOSED) {
        source.close();
        setTimeout(connect, 1000);
      }
    };
  }

  connect();
}
