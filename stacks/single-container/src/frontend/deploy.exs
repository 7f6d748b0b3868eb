# mix assets.deploy: what bundling left in priv/static gets a second name that says which bytes it has, the page asks for
# that one, and each text is there compressed as well. The manifest is for people; it is not served.
static = "priv/static"
assets = Path.join(static, "assets")

digested =
  for name <- Enum.sort(File.ls!(assets)), into: %{} do
    bytes = File.read!(Path.join(assets, name))
    digest = :md5 |> :crypto.hash(bytes) |> Base.encode16(case: :lower)
    other = Path.rootname(name) <> "-" <> digest <> Path.extname(name)
    File.write!(Path.join(assets, other), bytes)
    {"/assets/" <> name, "/assets/" <> other}
  end

page = Path.join(static, "index.html")
html = Enum.reduce(digested, File.read!(page), fn {name, other}, html -> String.replace(html, ~s("#{name}"), ~s("#{other}")) end)
File.write!(page, html)
File.write!(Path.join(static, "manifest.txt"), for({name, other} <- digested, do: [name, " ", other, "\n"]))

for file <- [page | Path.wildcard(Path.join(assets, "*.{js,css,svg,txt}"))] do
  File.write!(file <> ".gz", :zlib.gzip(File.read!(file)))
end
