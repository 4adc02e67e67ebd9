"""The words that return phrases are made of: plain, cheerful, easy to spell and to read aloud.

Exactly 2,048, so that four of them are 44 bits. Their order is part of every phrase that was ever
given: never change it.
"""

WORDS = """
acorn adder agile alarm album almanac almond alpine amber anchor angle ankle antler apple apron
aqua arcade archer arrow artist aster atlas attic autumn avenue award badge badger badminton
bagel baggy baker balcony ball ballet balloon bamboo banana bandage banjo banner banquet barge
baritone barley barn barrel barrow basil basket bath bathtub battery bayleaf beach beacon bead
beaker bean beanbag beard beaver bee beetle bell bellow belt bench berry bicycle bilberry birch
bird biscuit blackbird blanket blazer blink blossom blue bluebell boat bobble bobcat bonfire
bonnet book boot border bottle boulder bounce bowl box bracelet bramble branch brass brave bread
breakfast breeze brick bridge bright brisk broccoli bronze brook broom brush bubble bucket
buckle bugle bulb bumper bundle bunny burrow bus bush butter button buzzard cabbage cabin
cabinet cable cactus cake calico camel camera camp canal canary candle candy canoe canter canvas
canyon cape captain caramel caravan card cardinal cargo carnival carpet carrot cart cashew
castle catkin cattle cauldron cave cedar celery cellar cello chalk channel chapel charm cheese
cheetah cherry chess chestnut chicken chickpea chime chimney chipmunk chirp chorus church
chutney cider cinema cinnamon circle circus citrus city clap clarinet clay clever cliff cloak
clock cloud clover coach coast cobbler cobweb cockle cocoa coconut coffee coin collar colour
comb comet compass concert condor cone conker cookie copper coral cork corncob corner cosmos
cosy cottage cotton cottontail counter courtyard cousin cow crab cradle cranberry crane crater
crayon cream creamy cricket crimson crisp crocus crossing crow crown crumb crumble crunch
crystal cub cuckoo cup cupboard curl curry curtain cushion custard cycle cymbal daffodil dahlia
dairy daisy dance dandelion dapple dart dawn daylight deer delta den desert desk dew diamond
dimple dinner dinosaur diver dock dolphin domino donkey door dormouse dove downhill dragon
drawer dream dress drift drizzle drum duck duckling dumpling dune dust eagle earring easel echo
eel egg elbow elder elephant elm ember emerald envelope ermine evening fabric fabulous falcon
family famous farm fawn feast feather fence fern ferry festival fiddle field fig finch finger
fir firefly firewood fish flag flame flamingo flannel flask flax flint flip float flock flower
flute foal foam fog folder footpath ford forest fork fort fossil fountain fox foxglove freckle
fresh fridge friend frog frost fruit fudge funny furry gadget gala galaxy gallery gallop gannet
garage garden garland garlic gate gazelle gecko gem gentle geyser giant ginger giraffe glacier
glad glass glider glitter globe glove glow glue gnome goal goat goblet gold goldfish golf
gondola goose gooseberry gorse grand granite granola grape grass gravel gravy green greenhouse
grin grotto grove guava guitar gust gym hammer hammock hamper hamster handbell handle happy
harbour hare harmony harp harvest hat hatch hawk hay haystack hazel heather hedge hedgehog
helmet helper hen herb heron herring hiccup hiker hill hilltop hippo hive hockey holiday holly
honey hood hoof hoop hopper horizon horn horse hotel hour house hum humble hummus hut ice icing
igloo indigo ink inlet insect iris iron island ivory ivy jackdaw jacket jaguar jam jar jasmine
jelly jersey jetty jewel jigsaw jingle jog jolly journey jug juggle juice jumbo jumper jungle
juniper kangaroo kayak kelp kennel kettle key keyhole king kingdom kiosk kipper kite kitten kiwi
knee knitted koala lace ladder ladle lagoon lake lamb lamp lane lantern lark laugh lava lavender
lawn leaf leather lemon lentil leopard letter lettuce library light lilac lily lime linen lion
lizard llama lobster lock locket log lolly lorry lotus lucky luggage lunch lupin lychee lynx
mackerel magic magnet magpie mallard mango maple marble marigold market marmot maroon marsh mask
mast mat meadow medal melody melon melt mermaid merry meteor midday milk mill minnow mint mirror
mist mitten mole monday monkey moon moose morning mosaic moss moth motor mountain mouse muffin
mug mulberry museum mushroom music mustard napkin narwhal nature navy nectar needle nest nettle
newt night noodle noon notebook nugget nutmeg oak oasis oat ocean octopus olive omelette onion
opal open orange orbit orchard orchid organ ostrich otter outdoor oval oven owl oyster paddle
page paint palace palm pancake panda pansy panther paper parade parcel park parrot parsley pasta
pastry path pavement peach peacock peanut pear pearl pebble pedal pelican pen pencil penguin
penny pepper petal piano picnic picture pie pigeon pillow pilot pine pinecone pink pipe pirate
pizza planet plate playful plum pocket poem polar pond pony popcorn poplar poppy porch porcupine
porridge port postcard potato pottery prairie prawn pretzel primrose prince prism puddle puffin
pumpkin puppet puppy purple purse puzzle pyramid quarry quartz queen quest quiet quill quilt
quiver rabbit raccoon radio radish raft railway rain rainbow raisin rake ranger rattle raven
ravine recipe reed reef rhubarb ribbon rice riddle ring ripple river robin robot rocket roof
rope rose rosemary rowing ruby rucksack rug ruler runner saddle saffron salad salmon salt sand
sandal sapphire satchel saturn sauce saucer scallop scarf school scooter scout seagull seal
seaweed seed shade shadow shamrock sheep shelf shell shelter sherbet shield shiny ship shore
shovel shower shrimp silk silver singer sketch ski skipper sky skylark slate sled sleepy sleet
slide slipper sloth smile smooth snail snow snowdrop soap socks sofa soft soil solar song soup
space spade spaniel sparkle sparrow spice spider spinach spiral splash sponge spoon spring
spruce square squash squid squirrel stable stadium stamp star starfish steam stone stool storm
story straw stream street string stripe studio summer sunday sunny sunrise sunset surf swan
sweater swift swim swing sycamore syrup table tadpole tambour tangle tart tea teacup teapot
temple tennis tent terrace thimble thistle thrush thunder ticket tide tidy tiger timber tinsel
toad toast toffee tomato torch tortoise toucan towel tower town toy track tractor train tram
trampol treacle treasure treat tree trellis trifle trolley trombone trophy trout trumpet trunk
tuba tulip tuna tunnel turkey turnip turret turtle tweed twig twinkle ukulele umbrella unicorn
upland valley vanilla vase velvet verse vessel village vine vinegar violet violin visitor
volcano vole voyage waffle wagon walnut walrus waltz wander warm wasp water wave wax weasel
weather weaver welcome whale wharf wheat wheel whisker whistle white wigwam wild willow wind
window winter wish wizard wolf wombat wonder wood wool wren yacht yard yarn yellow yew yogurt
young zebra zigzag zinc
account adding advice afloat airport airship alcove alike allotment aloud amazing amount animal
anorak answer antelope anthem apricot aquarium armchair artichoke asleep asparagus aubergine author
avocado awake backpack backstroke backyard bacon bagpipes bakery balance ballad bandstand barbecue
bargain bassoon baton beachball beansprout bedrock bedroom bedtime beehive beetroot beige believe
bellflower bike binoculars birdbath birdsong birthday bison blackberry blend block bloom blueberry
bluebird bluebottle blueprint blush board boardwalk boathouse bobsleigh bonny bonus bookcase
bookmark bookshelf bookworm bootlace borrow bottlecap bouquet bowling boxer breadcrumb breadstick
brickwork broadcast broomstick brown brownie bubblegum buffalo buffet build builder bullfinch
bullfrog bullock bumblebee bunting buoy busy buttercup butterfly buttonhole buzz calendar calm
campfire campsite canopy canteen caption capybara carbon cardboard careful carnation carousel
carport carrier carry carthorse cartoon cartwheel carving castanet catch catfish cathedral ceiling
centre cereal chaffinch chain chair chalet chalkboard challenge chandelier change chapter character
charcoal chariot cheddar cheerful cheesecake chef chick chicory chimpanzee chinchilla chip chocolate
choice choir chrysalis chuckle cistern class classic classroom cleaner clementine click climb
climber clockwork clog cloth clothes cloudy clump cluster coaster coastline coathook coatstand
cockerel cockpit coleslaw college collie column comedy comic common composer computer confetti
content continent cook cookbook copse corn cornflake cornflower corridor costume count countdown
county couple courgette court cover cowbell cowshed cowslip coyote crabapple cracker craft crate
crawl creature creek crescent crest crispy crochet croquet crosswind crossword crouton crumpet cube
cucumber cuddle cupcake curator curlew currant curve cutlery cyclist cygnet cypress daily dancer
dapper dartboard daybreak daydream dazzle deckchair detail dewdrop diagram diary dice dictionary
digit dinghy disco dish dodgem dog dome doodle doorbell doormat doorstep double dough downtown dozen
dragonfly draw drawbridge dressing dressmaker driftwood drink drive driver driveway drumstick
dungarees dusk dustpan duvet eager eaglet earlobe earmuffs earth earthworm easy eat eclipse eggcup
eggshell eiderdown elastic elderberry electric elegant eleven embroidery emu engine engineer enjoy
equation event excel explore explorer eyebrow eyelash fair fairy fancy fanfare farmer farmhand
farmhouse farmyard favour feet fennel ferret ferryboat fiction finish fireplace fishbowl fishpond
flagpole flapjack flatfish flavour fleece flipper florist flow flowerbed flowerpot fluff flyer
follow fondue football footprint footstool forestry fortnight frame freezer frequent friendly
friendship frisbee frolic frosting frosty fruitcake fruitful fun future galoshes gardener gardening
gargoyle gatepost gazebo gerbil gherkin gift giggle glasshouse glimmer glisten goalpost goatherd
goggles goldcrest golden goldfinch golfer gooey gopher gosling gown grain gramophone grapefruit
grassland gravity graze great greengage greyhound griddle ground groundhog group guest guide gum
guppy gymnast haddock hairbrush haircut hairdryer halfway handball handlebar handmade handrail
handshake handy happen harmonica harpist hatband hatbox hatstand hayloft hazelnut headband headlamp
heart hedgerow height heirloom hello hermit hexagon hillside hilly history hobby homework honeybee
honeycomb hoopla hop hopscotch hornpipe horseshoe hotplate houseboat hovercraft iceberg icicle
iguana inkpot inkwell invent inventor invite ironing islander jamboree javelin jeans jeep jellybean
jellyfish jet jockey join jubilee juggler jukebox jump kebab keyboard keyring kilometre kindling
kindness kingfisher kitchen knapsack knot laces ladybird lambswool lampshade land landscape language
laptop lapwing larder laundry laurel lawnmower leaflet leapfrog leek legend leisure lemonade lemur
leotard lesson letterbox lever lifeboat lifeguard lighthouse lilypad limestone limpet linnet listen
little lively lobby local locomotive loft logo lollipop loose lovely lower loyal lullaby lyre lyric
macaroni macaw magical magician mallet manatee mandolin mansion manta map maraca marathon marbled
marina mariner marmalade marquee marzipan match mayfly meerkat memo memory menu merchant meringue
message metal metre microphone middle midnight milkshake millipede mime minibus minty minute
mistletoe mittens mixture model moment mongoose mood moonbeam moonlight moonstone moorhen mooring
moorland motorbike mousse mow muddy mudflat mudguard mural musical musician mystery nectarine
needlework neighbour network newspaper nifty nightfall nighttime north notepad nursery nuthatch
nutshell oarsman oatcake oatmeal oboe octagon okra opera option orangeade orangutan orchestra
oregano origami ornament osprey outback outdoors outfit outline overalls overcoat oxtail packet
paddock paella pagoda paintbrush painter pal palette pamphlet pantry papaya parachute parakeet
parasol parka parsnip partridge party passport pastel pasty patchwork pathway patio pattern pavilion
pawprint pea pebbly pentagon peony peppermint percussion perform periscope petticoat petunia
pheasant phone photo photograph phrase pianist piccolo pickle piglet pilchard pinafore pineapple
pinwheel pip piper pistachio plaice plaid plait plan plant plastic platform play player playground
playtime plenty plimsoll plough plumber plywood point polecat polite polka pollen polo poncho pool
poppadom popular porpoise portrait postbox potter pouch powder powerboat printer promenade propeller
pudding puff puffball pulley pup pupil puppeteer pushchair quack quadrant quaint quartet quayside
quick quinoa quiz racetrack racket radiator rafters raincoat raindrop rainfall rainforest rainstorm
rainwater ramble rapid raspberry ready recorder rectangle redwood reel reindeer reservoir ringlet
riverbank road roadside rockpool rollerball rooftop rooster rosebud rotate round roundabout rowboat
rubber runway safari sage sailboat sailing sailor sample sandbag sandcastle sandpiper sandpit
sandstone sandwich satin saxophone scarecrow scene scenery schoolbag schooner science scissors
scrapbook screen scribble script scroll sculpture seabird seagrass seahorse seaplane seashell
seashore seedling seesaw semolina shampoo shawl sheepdog shepherd shirt shoelace shopkeeper
shoreline shortbread shortcake showtime shrub shuffle shuttle sideboard signal signpost silkworm
silly silverfish sip skate skateboard sketchbook skip skittles skylight skyline skyscraper sledge
sleeve sleigh snack snap snooze snorkel snowball snowboard snowfall snowflake snowman snowshoe
snowstorm snowy soda softball solve songbird soprano sorbet south spacecraft spaceship spaghetti
spark speed speedboat spellbook sphere spindle spinney spinning spoke sport spot spotlight spray
spread springtime sprinkle sprint sprocket sprout squeak squeeze squiggle stalactite stallion stand
starboard stargazer starlight starling station statue steamboat steel stepladder stew stitch
stopwatch storybook strawberry stretch strudel student style submarine suitcase sultana sunbeam
sundial sunflower sunhat sunlight sunroof sunshine supper surfboard sweatshirt sweet sweetcorn
swimmer swordfish symbol symphony tablecloth tablet tabletop tag tailor talent tambourine tandem
tangerine tap tape tapestry tarmac tarragon tasty teabag teacake teacher teamwork teaspoon teatime
teddy telephone telescope television tempo tentpole thatch theatre thorn tightrope tights timetable
tin toadstool token toothbrush tourist trail trainer transport trapeze tray tread treetop triangle
tricycle triple trot trouser tug tune turntable uniform unique unity universe vegetable vibrant
video villa viola vitamin vivid volleyball volume wag waistband waistcoat walkway wallaby wallpaper
wand warbler wardrobe warmth watch waterfall watering watermelon waterproof waterside weekend
wellies whirlpool whisk whisper wiggle wildflower windmill windsock windy wink winner woodland
woodpecker woodwork woollen workshop worktop write writer yam yesterday yoga zip zipper zither zoo
zoom
""".split()  # noqa: SIM905 (one word a line would be two thousand lines)
